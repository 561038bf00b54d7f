// Results, as recorded, whatever the day.
//
// Answers: "What came of it?"
//
// Parameters:
//   after       STRING        only uids beyond this one; "" for the first page
//   limit       INTEGER       rows a page
// Columns:
//   uid         STRING        the record's uid
//   kept        MAP           its properties
//   area        STRING        where
//   actors      LIST<STRING>  whose doing it is
//   activities  LIST<STRING>  what it came of
//   about       STRING        the issue
MATCH (x:Result)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:WITHIN]->(other:Area) | other.uid]) AS area,
       [(x)<-[:ACHIEVED]-(other:Actor) | other.uid] AS actors,
       [(x)-[:CAME_OF]->(other:Activity) | other.uid] AS activities,
       head([(x)-[:ABOUT]->(other:Issue) | other.uid]) AS about
ORDER BY uid
