// Creates or corrects what was chosen for this network, by uid.
//
// Answers: "What is set otherwise here?"
// Writes: Setting
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Setting {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
RETURN count(*) AS saved
