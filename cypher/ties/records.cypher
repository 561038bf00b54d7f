// Ties, as recorded, whatever the day.
//
// Answers: "What is recorded of each tie?"
//
// Parameters:
//   first   STRING  ties written from actors with this uid or a later one
//   beyond  STRING  ... and before this one; null: to the end
// Columns:
//   uid     STRING  the tie's uid
//   kept    MAP     its properties
//   type    STRING  COLLABORATE, COORDINATE or COOPERATE
//   start   STRING  whom it was written from
//   end     STRING  whom it was written to
MATCH (a:Actor)-[r:COLLABORATE|COORDINATE|COOPERATE]->(b:Actor)
WHERE a.uid >= $first AND ($beyond IS NULL OR a.uid < $beyond)
RETURN r.uid AS uid,
       properties(r) AS kept,
       type(r) AS type,
       a.uid AS start,
       b.uid AS end
ORDER BY uid
