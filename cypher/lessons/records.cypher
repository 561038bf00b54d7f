// Lessons learned, as recorded.
//
// Answers: "What have we learned?"
//
// Parameters:
//   after      STRING   only uids beyond this one; "" for the first page
//   limit      INTEGER  rows a page
// Columns:
//   uid        STRING        the record's uid
//   kept       MAP           its properties
//   network    STRING        which network learned it
//   concerns   LIST<STRING>  uids of the actors it speaks of
MATCH (x:Lesson)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:ABOUT]->(n:Network) | n.uid]) AS network,
       [(x)-[:CONCERNS]->(a:Actor) | a.uid] AS concerns
ORDER BY uid
