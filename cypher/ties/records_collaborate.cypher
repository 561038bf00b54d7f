// COLLABORATE ties, as recorded, whatever the day: a page in one answer, which is quick.
//
// Answers: "What is recorded of each tie?"
//
// Parameters:
//   after  STRING     only uids beyond this one; "" for the first page
//   limit  INTEGER    ties a page
// Columns:
//   page   LIST<MAP>  by uid: the tie's properties with days as text, its type, start and end
MATCH (a:Actor)-[r:COLLABORATE]->(b:Actor)
WHERE r.uid > $after
WITH a, r, b
ORDER BY r.uid
LIMIT $limit
RETURN collect(r {.*, type: type(r), start: a.uid, end: b.uid,
         since: toString(r.since), until: toString(r.until)}) AS page
