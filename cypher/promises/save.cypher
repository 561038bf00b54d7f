// Creates or corrects agreements and promises, by uid.
//
// Answers: "Who promised what to whom, and was it kept?"
// Writes: Promise
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, who, whom, activity, about}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Promise {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)-[old:PROMISED_TO|CAME_OF|ABOUT]->()
DELETE old
WITH DISTINCT x, row
OPTIONAL MATCH (x)<-[old:PROMISED]-()
DELETE old
WITH DISTINCT x, row
CALL (x, row) {
  UNWIND row.who AS uid
  MATCH (other:Actor {uid: uid})
  MERGE (x)<-[:PROMISED]-(other)
}
CALL (x, row) {
  UNWIND row.whom AS uid
  MATCH (other:Actor {uid: uid})
  MERGE (x)-[:PROMISED_TO]->(other)
}
CALL (x, row) {
  MATCH (other:Activity {uid: row.activity})
  MERGE (x)-[:CAME_OF]->(other)
}
CALL (x, row) {
  MATCH (other:Issue {uid: row.about})
  MERGE (x)-[:ABOUT]->(other)
}
RETURN count(*) AS saved
