// Says of changes that came without it that nothing was there before: some at a time.
//
// Answers: "What was there before the first load?"
// Writes: Change
//
// Parameters:
//   limit   INTEGER  nodes at most
// Columns:
//   filled  INTEGER  how many were; 0: all have it
MATCH (c:Change)
WHERE c.befores IS NULL
WITH c
LIMIT $limit
SET c.befores = [record IN c.records | '']
RETURN count(*) AS filled
