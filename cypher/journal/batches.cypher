// The journal, newest first.
//
// Answers: "Who wrote what, when and why?"
//
// Parameters:
//   limit     INTEGER = 100  batches at most
// Columns:
//   uid        STRING    the batch
//   number     INTEGER   its place in the chain, from 1
//   who        STRING    who wrote
//   channel    STRING    through what: import, demo, page, command
//   why        STRING    the reason given
//   at         DATETIME  when
//   file_hash  STRING    SHA-256 of the files read
//   files      LIST<STRING>  names of those files
//   rows       INTEGER   rows changed
//   write      STRING    the write it is a part of
//   undoes     STRING    the write it takes back
//   digest     STRING    hash of the row hashes
//   previous   STRING    hash of the batch before
//   hash       STRING    its own hash
MATCH (b:Batch)
RETURN b.uid AS uid,
       b.number AS number,
       b.who AS who,
       b.channel AS channel,
       b.why AS why,
       b.at AS at,
       b.file_hash AS file_hash,
       coalesce(b.files, []) AS files,
       b.rows AS rows,
       b.write AS write,
       b.undoes AS undoes,
       b.digest AS digest,
       b.previous AS previous,
       b.hash AS hash
ORDER BY number DESC, uid
LIMIT $limit
