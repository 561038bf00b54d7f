// Agreements and promises, as recorded, whatever the day.
//
// Answers: "Who promised what to whom, and was it kept?"
//
// Parameters:
//   after     STRING        only uids beyond this one; "" for the first page
//   limit     INTEGER       rows a page
// Columns:
//   uid       STRING        the record's uid
//   kept      MAP           its properties
//   who       LIST<STRING>  by whom
//   whom      LIST<STRING>  to whom
//   activity  STRING        where it was agreed
//   about     STRING        the issue
MATCH (x:Promise)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       [(x)<-[:PROMISED]-(other:Actor) | other.uid] AS who,
       [(x)-[:PROMISED_TO]->(other:Actor) | other.uid] AS whom,
       head([(x)-[:CAME_OF]->(other:Activity) | other.uid]) AS activity,
       head([(x)-[:ABOUT]->(other:Issue) | other.uid]) AS about
ORDER BY uid
