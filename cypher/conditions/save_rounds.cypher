// Creates or corrects rounds of asking the members, by uid.
//
// Answers: "What were the members asked, and when?"
// Writes: Round
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, network}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Round {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)-[old:ABOUT]->()
DELETE old
WITH DISTINCT x, row
MATCH (other:Network {uid: row.network})
MERGE (x)-[:ABOUT]->(other)
WITH x, row
RETURN count(*) AS saved
