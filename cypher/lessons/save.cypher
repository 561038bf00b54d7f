// Creates or corrects lessons learned, by uid.
//
// Answers: "What have we learned?"
// Writes: Lesson
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, network, concerns, between, activities, issues, areas}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Lesson {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)-[old:ABOUT|CONCERNS|BETWEEN|CAME_OF|WITHIN]->()
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
CALL (x, row) {
  UNWIND row.between AS uid
  MATCH (other:Actor {uid: uid})
  MERGE (x)-[:BETWEEN]->(other)
}
CALL (x, row) {
  UNWIND row.activities AS uid
  MATCH (other:Activity {uid: uid})
  MERGE (x)-[:CAME_OF]->(other)
}
CALL (x, row) {
  UNWIND row.issues AS uid
  MATCH (other:Issue {uid: uid})
  MERGE (x)-[:ABOUT]->(other)
}
CALL (x, row) {
  UNWIND row.areas AS uid
  MATCH (other:Area {uid: uid})
  MERGE (x)-[:WITHIN]->(other)
}
RETURN count(*) AS saved
