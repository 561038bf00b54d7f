// Creates or corrects declared interests, by uid.
//
// Answers: "Who declared an interest, and in what?"
// Writes: Interest
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, actor, concerns}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Interest {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)-[old:CONCERNS]->()
DELETE old
WITH DISTINCT x, row
OPTIONAL MATCH (x)<-[old:DECLARED]-()
DELETE old
WITH DISTINCT x, row
MATCH (other:Actor {uid: row.actor})
MERGE (x)<-[:DECLARED]-(other)
WITH x, row
CALL (x, row) {
  UNWIND row.concerns AS uid
  MATCH (other:Actor {uid: uid})
  MERGE (x)-[:CONCERNS]->(other)
}
RETURN count(*) AS saved
