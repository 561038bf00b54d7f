// Creates or corrects lessons learned, by uid.
//
// Answers: "What have we learned?"
// Writes: Lesson
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, network, concerns}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Lesson {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)-[old:ABOUT|CONCERNS]->()
DELETE old
WITH DISTINCT x, row
MATCH (other:Network {uid: row.network})
MERGE (x)-[:ABOUT]->(other)
WITH x, row
CALL (x, row) {
  UNWIND row.concerns AS uid
  MATCH (other:Actor {uid: uid})
  MERGE (x)-[:CONCERNS]->(other)
}
RETURN count(*) AS saved
