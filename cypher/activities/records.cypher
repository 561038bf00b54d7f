// Activities, as recorded, whatever the day.
//
// Answers: "What did they do together?"
//
// Parameters:
//   after      STRING   only uids beyond this one; "" for the first page
//   limit      INTEGER  rows a page
// Columns:
//   uid        STRING        the record's uid
//   kept       MAP           its properties
//   participants LIST<STRING>  who took part
//   host       STRING        who hosted
//   about      STRING        the issue
//   area       STRING        where
//   concerns   LIST<STRING>  whom it was about
MATCH (x:Activity)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       [(a:Actor)-[:TOOK_PART]->(x) | a.uid] AS participants,
       head([(a:Actor)-[:HOSTED]->(x) | a.uid]) AS host,
       head([(x)-[:ABOUT]->(i:Issue) | i.uid]) AS about,
       head([(x)-[:WITHIN]->(place:Area) | place.uid]) AS area,
       [(x)-[:CONCERNS]->(a:Actor) | a.uid] AS concerns
ORDER BY uid
