// Records the row changes of a batch, before and after, many to a node.
//
// Answers: "What did this write change?"
// Writes: Change
//
// Parameters:
//   batch   STRING     uid of the batch
//   sheets  LIST<MAP>  uid, first, and lists of equal length: records, kinds, actions, befores, afters, salts, hashes
// Columns:
//   saved   INTEGER    rows recorded
MATCH (b:Batch {uid: $batch})
UNWIND $sheets AS sheet
CREATE (c:Change)-[:IN_BATCH]->(b)
SET c = sheet
RETURN sum(size(sheet.records)) AS saved
