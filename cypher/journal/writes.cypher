// Writes, newest first: a large one is one row, whatever the number of its batches.
//
// Answers: "What was imported and edited, by whom, and was it taken back?"
//
// Parameters:
//   write      STRING = null    only this write
//   limit      INTEGER = 100    writes at most
// Columns:
//   write      STRING        the write
//   batch      STRING        its last batch
//   number     INTEGER       the last batch's place in the chain
//   who        STRING        who wrote
//   channel    STRING        through what: import, demo, page, command, undo
//   why        STRING        the reason given
//   at         DATETIME      when
//   rows       INTEGER       rows changed
//   files      LIST<STRING>  names of the files read
//   file_hash  STRING        SHA-256 of those files
//   undoes     STRING        the write it takes back
//   died       BOOLEAN       whether it was never finished, and taken back by itself
MATCH (b:Batch)
WHERE $write IS NULL OR b.write = $write
WITH b
ORDER BY b.number
WITH b.write AS write,
     collect(b) AS every
WITH write, every, head(every) AS first, last(every) AS final,
     [part IN every WHERE part.channel <> 'recover'] AS parts
ORDER BY final.number DESC
LIMIT $limit
RETURN write AS write,
       final.uid AS batch,
       final.number AS number,
       first.who AS who,
       first.channel AS channel,
       first.why AS why,
       first.at AS at,
       reduce(sum = 0, part IN parts | sum + part.rows) AS rows,
       coalesce(first.files, []) AS files,
       first.file_hash AS file_hash,
       first.undoes AS undoes,
       size(parts) < size(every) AS died
ORDER BY number DESC, write
