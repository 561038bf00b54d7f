// Which write takes which other one back.
//
// Answers: "Was this write taken back?"
//
// Columns:
//   write   STRING   the write that takes back
//   undoes  STRING   the write that is taken back
//   batch   STRING   the last batch of the former
//   number  INTEGER  its place in the chain
//   taken   STRING   the last batch of the latter
MATCH (b:Batch)
WHERE b.undoes IS NOT NULL
  AND NOT EXISTS { MATCH (r:Batch) WHERE r.write = b.write AND r.channel = 'recover' }
WITH b
ORDER BY b.number
WITH b.write AS write, b.undoes AS undoes, last(collect(b)) AS final
RETURN write AS write,
       undoes AS undoes,
       final.uid AS batch,
       final.number AS number,
       head(COLLECT { MATCH (t:Batch {write: undoes}) RETURN t.uid ORDER BY t.number DESC LIMIT 1 }) AS taken
ORDER BY number, write
