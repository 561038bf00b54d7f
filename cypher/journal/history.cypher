// The journal from its beginning, a page at a time.
//
// Answers: "Who wrote what, when and why, from the first day on?"
//
// Parameters:
//   after   INTEGER  only batches beyond this number; 0 for the first page
//   limit   INTEGER  batches a page
// Columns:
//   number  INTEGER  its place in the chain, from 1
//   kept    MAP      all that the journal says of the batch
MATCH (b:Batch)
WHERE b.number > $after
WITH b
ORDER BY b.number
LIMIT $limit
RETURN b.number AS number,
       properties(b) AS kept
ORDER BY number, kept.uid
