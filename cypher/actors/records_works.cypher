// Works on issues, as recorded, whatever the day.
//
// Answers: "Who works on what?"
//
// Parameters:
//   after  STRING   only uids beyond this one; "" for the first page
//   limit  INTEGER  rows a page
// Columns:
//   uid    STRING   the record's uid
//   kept   MAP      its properties
//   actor  STRING   who
//   issue  STRING   on what
MATCH (a:Actor)-[r:WORKS_ON]->(b:Issue)
WHERE r.uid > $after
WITH a, r, b
ORDER BY r.uid
LIMIT $limit
RETURN r.uid AS uid,
       properties(r) AS kept,
       a.uid AS actor,
       b.uid AS issue
ORDER BY uid
