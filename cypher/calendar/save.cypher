// Creates or corrects pairs that the calendar asks about later, by uid.
//
// Answers: "Whom did we put off?"
// Writes: PUT_OFF
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, one, other}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MATCH (a:Actor {uid: row.one})
MATCH (b:Actor {uid: row.other})
MERGE (a)-[r:PUT_OFF {uid: row.uid}]->(b)
SET r += row.properties, r.version = coalesce(r.version, 0) + 1
RETURN count(*) AS saved
