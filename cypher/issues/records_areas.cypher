// Areas, as recorded, whatever the day.
//
// Answers: "Where does the network work?"
//
// Parameters:
//   after      STRING   only uids beyond this one; "" for the first page
//   limit      INTEGER  rows a page
// Columns:
//   uid        STRING        the record's uid
//   kept       MAP           its properties
//   within     STRING        the area it lies within
MATCH (a:Area)
WHERE a.uid > $after
WITH a
ORDER BY a.uid
LIMIT $limit
RETURN a.uid AS uid,
       properties(a) AS kept,
       head([(a)-[:WITHIN]->(whole:Area) | whole.uid]) AS within
ORDER BY uid
