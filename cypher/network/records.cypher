// Managed networks, as recorded, whatever the day.
//
// Answers: "Which network is managed here, and who are "we" in it?"
//
// Parameters:
//   after  STRING   only uids beyond this one; "" for the first page
//   limit  INTEGER  rows a page
// Columns:
//   uid    STRING   the record's uid
//   kept   MAP      its properties
MATCH (x:Network)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept
ORDER BY uid
