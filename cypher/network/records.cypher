// Managed networks, as recorded, whatever the day.
//
// Answers: "Which networks are managed here?"
//
// Parameters:
//   after      STRING   only uids beyond this one; "" for the first page
//   limit      INTEGER  rows a page
// Columns:
//   uid        STRING        the record's uid
//   kept       MAP           its properties
MATCH (n:Network)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
RETURN n.uid AS uid,
       properties(n) AS kept
ORDER BY uid
