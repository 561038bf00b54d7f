// Mentors, as recorded, whatever the day.
//
// Answers: "Who is whose mentor?"
//
// Parameters:
//   after     STRING   only uids beyond this one; "" for the first page
//   limit     INTEGER  rows a page
// Columns:
//   uid       STRING   the record's uid
//   kept      MAP      its properties
//   mentor    STRING   who advises
//   mentored  STRING   whom
MATCH (a:Actor)-[r:MENTORS]->(b:Actor)
WHERE r.uid > $after
WITH a, r, b
ORDER BY r.uid
LIMIT $limit
RETURN r.uid AS uid,
       properties(r) AS kept,
       a.uid AS mentor,
       b.uid AS mentored
ORDER BY uid
