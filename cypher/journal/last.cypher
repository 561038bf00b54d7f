// The last batch that changed a record.
//
// Answers: "Who wrote this last?"
//
// Parameters:
//   kind    STRING    actors, ties, ...
//   record  STRING    uid of the record
// Columns:
//   batch   STRING    the batch
//   number  INTEGER   its place in the chain
//   who     STRING    who wrote
//   at      DATETIME  when
MATCH (b:Batch)
WHERE b.number > 0
WITH b
ORDER BY b.number DESC
MATCH (c:Change)-[:IN_BATCH]->(b)
WHERE $record IN c.records
  AND any(place IN range(0, size(c.records) - 1) WHERE c.records[place] = $record AND c.kinds[place] = $kind)
RETURN b.uid AS batch,
       b.number AS number,
       b.who AS who,
       b.at AS at
LIMIT 1
