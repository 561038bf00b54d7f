// Who changed these records after a batch, the latest last.
//
// Answers: "Who has built on this since?"
//
// Parameters:
//   records  LIST<STRING>  uids of records
//   number   INTEGER       only batches after this one
// Columns:
//   record   STRING    uid of what was changed
//   kind     STRING    actors, ties, ...
//   batch    STRING    the batch
//   number   INTEGER   its place in the chain
//   who      STRING    who changed it
//   at       DATETIME  when
MATCH (c:Change)-[:IN_BATCH]->(b:Batch)
WHERE b.number > $number
UNWIND range(0, size(c.records) - 1) AS place
WITH c, b, place
WHERE c.records[place] IN $records
RETURN c.records[place] AS record,
       c.kinds[place] AS kind,
       b.uid AS batch,
       b.number AS number,
       b.who AS who,
       b.at AS at
ORDER BY number, record, kind
