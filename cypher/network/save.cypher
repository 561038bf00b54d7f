// Creates or corrects managed networks, by uid.
//
// Answers: "Which network is managed here, and who are "we" in it?"
// Writes: Network
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Network {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
RETURN count(*) AS saved
