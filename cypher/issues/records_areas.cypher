// Areas, as recorded, whatever the day.
//
// Answers: "Where does the network work?"
//
// Parameters:
//   after   STRING   only uids beyond this one; "" for the first page
//   limit   INTEGER  rows a page
// Columns:
//   uid     STRING   the record's uid
//   kept    MAP      its properties
//   within  STRING   the area it lies within
MATCH (x:Area)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:WITHIN]->(other:Area) | other.uid]) AS within
ORDER BY uid
