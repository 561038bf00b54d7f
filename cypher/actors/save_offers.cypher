// Creates or corrects offers, needs and skills of actors, by uid.
//
// Answers: "What does each offer, need, and know how to do?"
// Writes: Offer
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, actor, about}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Offer {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)-[old:CONCERNS|ABOUT]->()
DELETE old
WITH DISTINCT x, row
MATCH (other:Actor {uid: row.actor})
MERGE (x)-[:CONCERNS]->(other)
WITH x, row
CALL (x, row) {
  MATCH (other:Issue {uid: row.about})
  MERGE (x)-[:ABOUT]->(other)
}
RETURN count(*) AS saved
