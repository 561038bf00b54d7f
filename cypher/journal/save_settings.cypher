// Keeps what was chosen for this network, by uid.
//
// Answers: "What is set otherwise here?"
// Writes: Setting
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties}, ascending by uid
// Columns:
//   saved  INTEGER  rows written
UNWIND $rows AS row
MERGE (s:Setting {uid: row.uid})
SET s += row.properties, s.version = coalesce(s.version, 0) + 1
RETURN count(*) AS saved
