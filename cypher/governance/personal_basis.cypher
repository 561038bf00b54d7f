// Contacts without a basis in law for keeping them, or past their last day, of actors who are there on a day.
//
// Answers: "Whose phone numbers may we not keep like this?"
//
// Parameters:
//   on     DATE = today      the day
//   limit  INTEGER = 200000  contacts at most
// Columns:
//   uid    STRING            the contact
//   actor  STRING            uid of whom it reaches
MATCH (a:Actor)-[:REACHED_AT]->(c:Contact)
WHERE (c.basis IS NULL OR c.keep_until < $on)
  AND (a.since IS NULL OR a.since <= $on) AND (a.until IS NULL OR a.until > $on)
RETURN c.uid AS uid,
       a.uid AS actor
ORDER BY uid
LIMIT $limit
