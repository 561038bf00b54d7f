// Records the row changes of a batch, before and after.
//
// Answers: "What did this write change?"
// Writes: Change
//
// Parameters:
//   batch  STRING     uid of the batch
//   rows   LIST<MAP>  uid, record, kind, action, before, after, salt, hash
// Columns:
//   saved  INTEGER    rows recorded
MATCH (b:Batch {uid: $batch})
UNWIND $rows AS row
CREATE (c:Change)-[:IN_BATCH]->(b)
SET c = row
RETURN count(*) AS saved
