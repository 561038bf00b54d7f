// Creates or corrects mentors, by uid.
//
// Answers: "Who is whose mentor?"
// Writes: MENTORS
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, mentor, mentored}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MATCH (a:Actor {uid: row.mentor})
MATCH (b:Actor {uid: row.mentored})
MERGE (a)-[r:MENTORS {uid: row.uid}]->(b)
SET r += row.properties, r.version = coalesce(r.version, 0) + 1
RETURN count(*) AS saved
