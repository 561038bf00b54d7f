// Creates or corrects agreed ways of working, by uid.
//
// Answers: "How do they work together?"
// Writes: Way
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, network}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Way {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)-[old:ABOUT]->()
DELETE old
WITH DISTINCT x, row
MATCH (other:Network {uid: row.network})
MERGE (x)-[:ABOUT]->(other)
WITH x, row
RETURN count(*) AS saved
