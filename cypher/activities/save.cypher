// Creates or corrects activities and who took part, by uid.
//
// Answers: "What did they do together?"
// Writes: Activity
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, participants, host, about, area, concerns}, ascending by uid
// Columns:
//   saved  INTEGER  rows written
UNWIND $rows AS row
MERGE (x:Activity {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)-[old:TOOK_PART|HOSTED|ABOUT|WITHIN|CONCERNS]-()
DELETE old
WITH DISTINCT x, row
CALL (x, row) {
  UNWIND row.participants AS uid
  MATCH (a:Actor {uid: uid})
  MERGE (a)-[:TOOK_PART]->(x)
}
CALL (x, row) {
  MATCH (a:Actor {uid: row.host})
  MERGE (a)-[:HOSTED]->(x)
}
CALL (x, row) {
  MATCH (i:Issue {uid: row.about})
  MERGE (x)-[:ABOUT]->(i)
}
CALL (x, row) {
  MATCH (place:Area {uid: row.area})
  MERGE (x)-[:WITHIN]->(place)
}
CALL (x, row) {
  UNWIND row.concerns AS uid
  MATCH (a:Actor {uid: uid})
  MERGE (x)-[:CONCERNS]->(a)
}
RETURN count(*) AS saved
