// Creates or corrects works on issues, by uid.
//
// Answers: "Who works on what?"
// Writes: WORKS_ON
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, actor, issue}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MATCH (a:Actor {uid: row.actor})
MATCH (b:Issue {uid: row.issue})
MERGE (a)-[r:WORKS_ON {uid: row.uid}]->(b)
SET r += row.properties, r.version = coalesce(r.version, 0) + 1
RETURN count(*) AS saved
