// The row changes of some batches that follow one another, as they are kept: many to a node.
//
// Answers: "What did these writes change?"
// Personal: contacts
//
// Parameters:
//   first   INTEGER  number of the first of these batches
//   last    INTEGER  number of the last
// Columns:
//   number  INTEGER  the batch
//   uid     STRING   the sheet
//   kept    MAP      first, and lists of equal length: records, kinds, actions, befores, afters, salts, hashes
MATCH (b:Batch)
WHERE b.number >= $first AND b.number <= $last
MATCH (c:Change)-[:IN_BATCH]->(b)
RETURN b.number AS number,
       c.uid AS uid,
       properties(c) AS kept
ORDER BY number, kept.first, uid
