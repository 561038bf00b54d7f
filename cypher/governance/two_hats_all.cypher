// How many persons have a role in a body that hosted activities with a budget.
//
// Answers: "Of how many could it be so?"
//
// Parameters:
//   first    DATE          money of activities from this day
//   on       DATE = today  to this day, and roles on it
// Columns:
//   persons  INTEGER       persons
MATCH (p:Person)-[r:MEMBER_OF]->(:Actor)-[:HOSTED]->(x:Activity)
WHERE x.budget > 0 AND r.role IS NOT NULL AND x.date >= $first AND x.date <= $on
  AND (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
  AND (p.since IS NULL OR p.since <= $on) AND (p.until IS NULL OR p.until > $on)
RETURN count(DISTINCT p) AS persons
