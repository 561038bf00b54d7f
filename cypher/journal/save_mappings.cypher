// Creates or corrects mappings of graph files, by uid.
//
// Answers: "How was a file like this one read before?"
// Writes: Mapping
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Mapping {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
RETURN count(*) AS saved
