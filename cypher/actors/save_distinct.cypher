// Creates or corrects pairs of actors who are not the same, by uid.
//
// Answers: "Who looks alike and is not the same?"
// Writes: DISTINCT_FROM
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, one, other}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MATCH (a:Actor {uid: row.one})
MATCH (b:Actor {uid: row.other})
MERGE (a)-[r:DISTINCT_FROM {uid: row.uid}]->(b)
SET r += row.properties, r.version = coalesce(r.version, 0) + 1
RETURN count(*) AS saved
