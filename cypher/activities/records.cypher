// Activities, as recorded, whatever the day.
//
// Answers: "What did they do together?"
//
// Parameters:
//   after         STRING        only uids beyond this one; "" for the first page
//   limit         INTEGER       rows a page
// Columns:
//   uid           STRING        the record's uid
//   kept          MAP           its properties
//   participants  LIST<STRING>  who took part
//   host          STRING        who hosted
//   about         STRING        the issue
//   area          STRING        where
//   concerns      LIST<STRING>  whom it was about
MATCH (x:Activity)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       [(x)<-[:TOOK_PART]-(other:Actor) | other.uid] AS participants,
       head([(x)<-[:HOSTED]-(other:Actor) | other.uid]) AS host,
       head([(x)-[:ABOUT]->(other:Issue) | other.uid]) AS about,
       head([(x)-[:WITHIN]->(other:Area) | other.uid]) AS area,
       [(x)-[:CONCERNS]->(other:Actor) | other.uid] AS concerns
ORDER BY uid
