// The row changes of a record, and of all that refer to it where that is asked, newest first.
//
// Answers: "Who changed this, when, and what was before?"
// Personal: contacts
//
// Parameters:
//   kind    STRING          actors, ties, ...
//   record  STRING          uid of the record
//   quoted  STRING = null   the uid as JSON quotes it, where records that hold it count too
//   number  INTEGER = null  only batches up to this place in the chain; null: all
//   limit   INTEGER = 500   rows at most
// Columns:
//   write    STRING    the write
//   batch    STRING    the batch of it
//   number   INTEGER   the batch's place in the chain
//   who      STRING    who wrote
//   channel  STRING    through what
//   why      STRING    the reason given
//   at       DATETIME  when
//   uid      STRING    uid of what was changed
//   kind     STRING    its kind
//   action   STRING    created, changed or dropped
//   before   STRING    the record before, as JSON; null where created
//   after    STRING    the record after, as JSON; null where dropped
//   place    INTEGER   which row of the batch it is
MATCH (c:Change)-[:IN_BATCH]->(b:Batch)
WHERE ($number IS NULL OR b.number <= $number)
  AND NOT EXISTS { MATCH (r:Batch {write: b.write}) WHERE r.channel = 'recover' }
  AND ($record IN c.records
    OR $quoted IS NOT NULL
      AND (any(text IN c.befores WHERE text CONTAINS $quoted)
        OR any(text IN c.afters WHERE text CONTAINS $quoted)))
WITH b, properties(c) AS kept
UNWIND range(0, size(kept.records) - 1) AS place
WITH b, kept, place
WHERE kept.records[place] = $record AND kept.kinds[place] = $kind
   OR $quoted IS NOT NULL
     AND (kept.befores[place] CONTAINS $quoted OR kept.afters[place] CONTAINS $quoted)
RETURN b.write AS write,
       b.uid AS batch,
       b.number AS number,
       b.who AS who,
       b.channel AS channel,
       b.why AS why,
       b.at AS at,
       kept.records[place] AS uid,
       kept.kinds[place] AS kind,
       kept.actions[place] AS action,
       nullIf(kept.befores[place], '') AS before,
       nullIf(kept.afters[place], '') AS after,
       kept.first + place AS place
ORDER BY number DESC, place DESC, uid
LIMIT $limit
