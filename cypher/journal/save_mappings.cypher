// Keeps how a graph file is read, by uid.
//
// Answers: "How was a file like this one read before?"
// Writes: Mapping
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties}, ascending by uid
// Columns:
//   saved  INTEGER  rows written
UNWIND $rows AS row
MERGE (m:Mapping {uid: row.uid})
SET m += row.properties, m.version = coalesce(m.version, 0) + 1
RETURN count(*) AS saved
