// Creates or corrects ties, by uid.
//
// Answers: "Who works with whom, how closely, since when?"
// Writes: COOPERATE
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, start, end}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MATCH (a:Actor {uid: row.start})
MATCH (b:Actor {uid: row.end})
MERGE (a)-[r:COOPERATE {uid: row.uid}]->(b)
SET r += row.properties, r.version = coalesce(r.version, 0) + 1
RETURN count(*) AS saved
