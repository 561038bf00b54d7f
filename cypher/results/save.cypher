// Creates or corrects results, by uid.
//
// Answers: "What came of it?"
// Writes: Result
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, area, actors, activities, about}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Result {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)-[old:WITHIN|CAME_OF|ABOUT]->()
DELETE old
WITH DISTINCT x, row
OPTIONAL MATCH (x)<-[old:ACHIEVED]-()
DELETE old
WITH DISTINCT x, row
CALL (x, row) {
  MATCH (other:Area {uid: row.area})
  MERGE (x)-[:WITHIN]->(other)
}
CALL (x, row) {
  UNWIND row.actors AS uid
  MATCH (other:Actor {uid: uid})
  MERGE (x)<-[:ACHIEVED]-(other)
}
CALL (x, row) {
  UNWIND row.activities AS uid
  MATCH (other:Activity {uid: uid})
  MERGE (x)-[:CAME_OF]->(other)
}
CALL (x, row) {
  MATCH (other:Issue {uid: row.about})
  MERGE (x)-[:ABOUT]->(other)
}
RETURN count(*) AS saved
