// Creates or corrects findings of governance, by uid.
//
// Answers: "What was found, and who deals with it?"
// Writes: Finding
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Finding {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
RETURN count(*) AS saved
