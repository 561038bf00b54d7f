// Lessons learned, as recorded, whatever the day.
//
// Answers: "What have we learned?"
//
// Parameters:
//   after     STRING        only uids beyond this one; "" for the first page
//   limit     INTEGER       rows a page
// Columns:
//   uid       STRING        the record's uid
//   kept      MAP           its properties
//   network   STRING        which network learned it
//   concerns  LIST<STRING>  the actors it speaks of
MATCH (x:Lesson)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:ABOUT]->(other:Network) | other.uid]) AS network,
       [(x)-[:CONCERNS]->(other:Actor) | other.uid] AS concerns
ORDER BY uid
