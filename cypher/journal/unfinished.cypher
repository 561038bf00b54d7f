// What a large write that is not finished has done so far, kind by kind.
//
// Answers: "How much of what is counted belongs to an import that is under way?"
//
// Parameters:
//   write    STRING   uid of the write
// Columns:
//   kind     STRING   actors, ties, ...
//   rows     INTEGER  rows written so far
//   added    INTEGER  records created less those dropped: what there is more of than before
MATCH (c:Change)-[:IN_BATCH]->(:Batch {write: $write})
UNWIND range(0, size(c.kinds) - 1) AS place
WITH c.kinds[place] AS kind,
     c.actions[place] AS action
RETURN kind,
       count(*) AS rows,
       sum(CASE action WHEN 'created' THEN 1 WHEN 'dropped' THEN -1 ELSE 0 END) AS added
ORDER BY kind
