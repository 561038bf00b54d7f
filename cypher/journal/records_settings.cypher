// What was chosen for this network, as recorded.
//
// Answers: "What is set otherwise here?"
//
// Parameters:
//   after      STRING   only uids beyond this one; "" for the first page
//   limit      INTEGER  rows a page
// Columns:
//   uid        STRING        the record's uid: the name of what is set
//   kept       MAP           its properties
MATCH (s:Setting)
WHERE s.uid > $after
WITH s
ORDER BY s.uid
LIMIT $limit
RETURN s.uid AS uid,
       properties(s) AS kept
ORDER BY uid
