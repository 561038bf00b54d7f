// Mappings of graph files, as recorded.
//
// Answers: "How was a file like this one read before?"
//
// Parameters:
//   after      STRING   only uids beyond this one; "" for the first page
//   limit      INTEGER  rows a page
// Columns:
//   uid        STRING        the record's uid
//   kept       MAP           its properties
MATCH (m:Mapping)
WHERE m.uid > $after
WITH m
ORDER BY m.uid
LIMIT $limit
RETURN m.uid AS uid,
       properties(m) AS kept
ORDER BY uid
