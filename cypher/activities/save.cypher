// Creates or corrects activities, by uid.
//
// Answers: "What did they do together?"
// Writes: Activity
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, participants, host, about, area, concerns}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Activity {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)-[old:ABOUT|WITHIN|CONCERNS]->()
DELETE old
WITH DISTINCT x, row
OPTIONAL MATCH (x)<-[old:TOOK_PART|HOSTED]-()
DELETE old
WITH DISTINCT x, row
CALL (x, row) {
  UNWIND row.participants AS uid
  MATCH (other:Actor {uid: uid})
  MERGE (x)<-[:TOOK_PART]-(other)
}
CALL (x, row) {
  MATCH (other:Actor {uid: row.host})
  MERGE (x)<-[:HOSTED]-(other)
}
CALL (x, row) {
  MATCH (other:Issue {uid: row.about})
  MERGE (x)-[:ABOUT]->(other)
}
CALL (x, row) {
  MATCH (other:Area {uid: row.area})
  MERGE (x)-[:WITHIN]->(other)
}
CALL (x, row) {
  UNWIND row.concerns AS uid
  MATCH (other:Actor {uid: uid})
  MERGE (x)-[:CONCERNS]->(other)
}
RETURN count(*) AS saved
