// Where the journal stood at a moment: the last batch that ended a write by then.
//
// Answers: "What was the last thing written by then?"
//
// Parameters:
//   moment  STRING = null   as ISO 8601 with its zone; null: any
//   number  INTEGER = null  only batches up to this place in the chain; null: any
// Columns:
//   number  INTEGER   its place in the chain; 0 where nothing had been written
//   batch   STRING    its uid
//   head    STRING    its hash, the head of the chain as it was then
//   at      DATETIME  when it was written
//   latest  BOOLEAN   whether no finished write came after it
MATCH (j:Journal {uid: 'journal'})
OPTIONAL MATCH (b:Batch)
WHERE ($moment IS NULL OR b.at <= datetime($moment))
  AND ($number IS NULL OR b.number <= $number)
  AND (j.writing IS NULL OR b.write <> j.writing)
  AND NOT EXISTS { MATCH (l:Batch {write: b.write}) WHERE l.number > b.number }
WITH j, b
ORDER BY b.number IS NOT NULL DESC, b.number DESC
LIMIT 1
WITH j, b, coalesce(b.number, 0) AS number
RETURN number AS number,
       b.uid AS batch,
       coalesce(b.hash, '') AS head,
       b.at AS at,
       NOT EXISTS {
         MATCH (l:Batch)
         WHERE l.number > number AND (j.writing IS NULL OR l.write <> j.writing)
       } AS latest
ORDER BY number, batch
