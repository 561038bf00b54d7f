// Actors, as recorded, whatever the day.
//
// Answers: "Who is in the network?"
//
// Parameters:
//   after  STRING   only uids beyond this one; "" for the first page
//   limit  INTEGER  rows a page
// Columns:
//   uid    STRING   the record's uid
//   kept   MAP      its properties
MATCH (x:Actor)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept
ORDER BY uid
