// The batches of one write, newest first.
//
// Answers: "What had an import written before it died?"
//
// Parameters:
//   write    STRING  uid of the write
// Columns:
//   uid      STRING  the batch
//   channel  STRING  through what it was written
MATCH (b:Batch {write: $write})
RETURN b.uid AS uid,
       b.channel AS channel
ORDER BY b.number DESC, uid
