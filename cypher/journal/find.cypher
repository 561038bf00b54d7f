// The write that is meant by its own uid or by that of one of its batches.
//
// Answers: "Which write is meant?"
//
// Parameters:
//   text   STRING  a batch, as an import tells it, or a write
// Columns:
//   write  STRING  the write
MATCH (b:Batch)
WHERE b.uid = $text OR b.write = $text
RETURN DISTINCT b.write AS write
ORDER BY write
