// Creates or corrects plan steps, by uid.
//
// Answers: "Whom do we want to weave in, and how?"
// Writes: PlanStep
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, actor, network}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:PlanStep {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)-[old:CONCERNS|ABOUT]->()
DELETE old
WITH DISTINCT x, row
MATCH (other:Actor {uid: row.actor})
MERGE (x)-[:CONCERNS]->(other)
WITH x, row
MATCH (other:Network {uid: row.network})
MERGE (x)-[:ABOUT]->(other)
WITH x, row
RETURN count(*) AS saved
