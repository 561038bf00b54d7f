// COLLABORATE ties, as recorded, whatever the day, a page at a time.
//
// Answers: "What is recorded of each tie?"
//
// Parameters:
//   after   STRING   only uids beyond this one; "" for the first page
//   limit   INTEGER  rows a page
// Columns:
//   uid     STRING   the tie's uid
//   kept    MAP      its properties
//   type    STRING   COLLABORATE
//   start   STRING   whom it was written from
//   end     STRING   whom it was written to
MATCH (a:Actor)-[r:COLLABORATE]->(b:Actor)
WHERE r.uid > $after
WITH a, r, b
ORDER BY r.uid
LIMIT $limit
RETURN r.uid AS uid,
       properties(r) AS kept,
       type(r) AS type,
       a.uid AS start,
       b.uid AS end
ORDER BY uid
