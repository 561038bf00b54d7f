// Creates or corrects bases, by uid.
//
// Answers: "Where is each actor based?"
// Writes: BASED_IN
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, actor, area}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MATCH (a:Actor {uid: row.actor})
MATCH (b:Area {uid: row.area})
MERGE (a)-[r:BASED_IN {uid: row.uid}]->(b)
SET r += row.properties, r.version = coalesce(r.version, 0) + 1
RETURN count(*) AS saved
