// Actors, as recorded, whatever the day.
//
// Answers: "What is recorded of each actor?"
//
// Parameters:
//   after      STRING   only uids beyond this one; "" for the first page
//   limit      INTEGER  rows a page
// Columns:
//   uid        STRING        the record's uid
//   kept       MAP           its properties
MATCH (a:Actor)
WHERE a.uid > $after
WITH a
ORDER BY a.uid
LIMIT $limit
RETURN a.uid AS uid,
       properties(a) AS kept
ORDER BY uid
