// Lessons learned, as recorded, whatever the day.
//
// Answers: "What have we learned?"
//
// Parameters:
//   after       STRING        only uids beyond this one; "" for the first page
//   limit       INTEGER       rows a page
// Columns:
//   uid         STRING        the record's uid
//   kept        MAP           its properties
//   network     STRING        which network learned it
//   concerns    LIST<STRING>  the actors it speaks of
//   between     LIST<STRING>  the actors whose ties it is about
//   activities  LIST<STRING>  what it came of
//   issues      LIST<STRING>  the issues
//   areas       LIST<STRING>  where
MATCH (x:Lesson)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:ABOUT]->(other:Network) | other.uid]) AS network,
       [(x)-[:CONCERNS]->(other:Actor) | other.uid] AS concerns,
       [(x)-[:BETWEEN]->(other:Actor) | other.uid] AS between,
       [(x)-[:CAME_OF]->(other:Activity) | other.uid] AS activities,
       [(x)-[:ABOUT]->(other:Issue) | other.uid] AS issues,
       [(x)-[:WITHIN]->(other:Area) | other.uid] AS areas
ORDER BY uid
