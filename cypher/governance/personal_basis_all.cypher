// How many contacts of a day's actors lack a basis in law or are past their last day, and of how many.
//
// Answers: "Of how many contacts?"
//
// Parameters:
//   on        DATE = today  the day
// Columns:
//   lacking   INTEGER       those without a basis, or past their last day
//   contacts  INTEGER       contacts
MATCH (a:Actor)-[:REACHED_AT]->(c:Contact)
WHERE (a.since IS NULL OR a.since <= $on) AND (a.until IS NULL OR a.until > $on)
RETURN count(CASE WHEN c.basis IS NULL OR c.keep_until < $on THEN 1 END) AS lacking,
       count(c) AS contacts
