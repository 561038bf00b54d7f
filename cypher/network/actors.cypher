// Actors of all days, as columns: one record, lists of equal length, ascending by uid.
//
// Answers: "Who is, was or will be in the network?"
//
// Parameters:
//   after   STRING         only uids beyond this one; "" for the first page
//   limit   INTEGER        actors a page
// Columns:
//   uid     LIST<STRING>   uids
//   name    LIST<STRING>   names
//   kind    LIST<STRING>   person, group or organisation
//   sector  LIST<STRING>   people, academia, government; "" where not known
//   since   LIST<INTEGER>  first day as yyyymmdd; 0 before records began
//   until   LIST<INTEGER>  first day no longer; 99999999 where still there
//   ties    LIST<INTEGER>  ties written from the actor
MATCH (a:Actor)
WHERE a.uid > $after
WITH a
ORDER BY a.uid
LIMIT $limit
RETURN collect(a.uid) AS uid,
       collect(coalesce(a.name, '')) AS name,
       collect(coalesce(a.kind, '')) AS kind,
       collect(coalesce(a.sector, '')) AS sector,
       collect(coalesce(a.since.year * 10000 + a.since.month * 100 + a.since.day, 0)) AS since,
       collect(coalesce(a.until.year * 10000 + a.until.month * 100 + a.until.day, 99999999)) AS until,
       collect(COUNT { (a)-[:COLLABORATE]->() } + COUNT { (a)-[:COORDINATE]->() }
         + COUNT { (a)-[:COOPERATE]->() }) AS ties
