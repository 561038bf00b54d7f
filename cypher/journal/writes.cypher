// Writes, newest first: a large one is one row, whatever the number of its batches.
//
// Answers: "What was imported and edited, by whom, and was it taken back?"
//
// Parameters:
//   writes   LIST<STRING> = null  only these writes
//   before   INTEGER = null       only those that ended before this place in the chain
//   who      STRING = null        only what this person wrote, capitals or not
//   channel  STRING = null        only through this
//   kind     STRING = null        only those that changed a record of this kind
//   first    STRING = null        only those begun at this moment or later, as ISO 8601
//   last     STRING = null        only those ended by this moment
//   text     STRING = null        only those with this in the reason, the files or the batch
//   limit    INTEGER = 100        writes at most
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
WHERE $writes IS NULL OR b.write IN $writes
WITH b
ORDER BY b.number
WITH b.write AS write,
     collect(b) AS every
WITH write, every, head(every) AS first, last(every) AS final,
     [part IN every WHERE part.channel <> 'recover'] AS parts
WHERE ($before IS NULL OR final.number < $before)
  AND ($who IS NULL OR toLower(first.who) = toLower($who))
  AND ($channel IS NULL OR first.channel = $channel)
  AND ($first IS NULL OR first.at >= datetime($first))
  AND ($last IS NULL OR final.at <= datetime($last))
  AND ($text IS NULL
    OR final.uid = $text
    OR toLower(coalesce(first.why, '')) CONTAINS toLower($text)
    OR any(file IN coalesce(first.files, []) WHERE toLower(file) CONTAINS toLower($text)))
  AND ($kind IS NULL OR EXISTS {
    MATCH (c:Change)-[:IN_BATCH]->(:Batch {write: write})
    WHERE $kind IN c.kinds
  })
WITH write, every, first, final, parts
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
