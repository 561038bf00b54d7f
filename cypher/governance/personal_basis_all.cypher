// How many contacts there are of actors who are there on a day, and how many lack a basis in law.
//
// Answers: "Of how many contacts?"
//
// Parameters:
//   on        DATE = today  the day
// Columns:
//   lacking   INTEGER       those without a basis
//   contacts  INTEGER       contacts
MATCH (a:Actor)-[:REACHED_AT]->(c:Contact)
WHERE (a.since IS NULL OR a.since <= $on) AND (a.until IS NULL OR a.until > $on)
RETURN count(c) - count(c.basis) AS lacking,
       count(c) AS contacts
