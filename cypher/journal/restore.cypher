// Puts batches back as a backup holds them, by uid.
//
// Answers: "Who wrote what before this database was restored?"
// Writes: Batch
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties}, ascending by number
// Columns:
//   saved  INTEGER    batches written
UNWIND $rows AS row
MERGE (b:Batch {uid: row.uid})
SET b += row.properties
RETURN count(*) AS saved
