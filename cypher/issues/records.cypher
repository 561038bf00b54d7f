// Issues, as recorded, whatever the day.
//
// Answers: "What does the network work on?"
//
// Parameters:
//   after      STRING   only uids beyond this one; "" for the first page
//   limit      INTEGER  rows a page
// Columns:
//   uid        STRING        the record's uid
//   kept       MAP           its properties
//   part_of    STRING        the issue it is part of
MATCH (i:Issue)
WHERE i.uid > $after
WITH i
ORDER BY i.uid
LIMIT $limit
RETURN i.uid AS uid,
       properties(i) AS kept,
       head([(i)-[:PART_OF]->(whole:Issue) | whole.uid]) AS part_of
ORDER BY uid
