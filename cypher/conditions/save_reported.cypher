// Creates or corrects ties as members report them, by uid.
//
// Answers: "What do the members say of their ties?"
// Writes: ReportedTie
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, round, reporter, partner, about}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:ReportedTie {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)-[old:CAME_OF|CONCERNS|ABOUT]->()
DELETE old
WITH DISTINCT x, row
OPTIONAL MATCH (x)<-[old:REPORTED]-()
DELETE old
WITH DISTINCT x, row
MATCH (other:Round {uid: row.round})
MERGE (x)-[:CAME_OF]->(other)
WITH x, row
MATCH (other:Actor {uid: row.reporter})
MERGE (x)<-[:REPORTED]-(other)
WITH x, row
CALL (x, row) {
  MATCH (other:Actor {uid: row.partner})
  MERGE (x)-[:CONCERNS]->(other)
}
CALL (x, row) {
  MATCH (other:Issue {uid: row.about})
  MERGE (x)-[:ABOUT]->(other)
}
RETURN count(*) AS saved
