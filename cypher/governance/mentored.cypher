// Who has a mentor on a day.
//
// Answers: "Who is looked after by someone?"
//
// Parameters:
//   on        DATE = today      the day
//   limit     INTEGER = 200000  mentors at most
// Columns:
//   uid       STRING            the record
//   mentor    STRING            uid of who advises
//   mentored  STRING            uid of whom
MATCH (a:Actor)-[r:MENTORS]->(b:Actor)
WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
  AND (a.since IS NULL OR a.since <= $on) AND (a.until IS NULL OR a.until > $on)
RETURN r.uid AS uid,
       a.uid AS mentor,
       b.uid AS mentored
ORDER BY uid
LIMIT $limit
