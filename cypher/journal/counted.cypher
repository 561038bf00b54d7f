// How many rows the journal holds.
//
// Answers: "How long is the history?"
//
// Columns:
//   rows  INTEGER  row changes of all batches
MATCH (c:Change)-[:IN_BATCH]->(:Batch)
RETURN sum(size(c.records)) AS rows
