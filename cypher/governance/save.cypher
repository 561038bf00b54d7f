// Creates findings of governance or says what became of them, by uid.
//
// Answers: "What was found, and who deals with it?"
// Writes: Finding
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties}, ascending by uid
// Columns:
//   saved  INTEGER  rows written
UNWIND $rows AS row
MERGE (f:Finding {uid: row.uid})
SET f += row.properties, f.version = coalesce(f.version, 0) + 1
RETURN count(*) AS saved
