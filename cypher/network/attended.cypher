// Who took part in what, of all days, as columns: one record, lists of equal length.
// A host is taken to have been there.
//
// Answers: "Who met whom, and when?"
//
// Parameters:
//   after     STRING         only activities with a uid beyond this one; "" for the first page
//   limit     INTEGER        activities a page
// Columns:
//   activity  LIST<STRING>   uid of the activity, ascending
//   actor     LIST<STRING>   uid of one who took part
//   day       LIST<INTEGER>  yyyymmdd; of a month or a year the first day; 0 not known
//   last      STRING         uid of the last activity of the page; null where there is none
MATCH (x:Activity)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
WITH x, x.uid AS uid, coalesce(x.date.year * 10000 + x.date.month * 100 + x.date.day, 0) AS date
OPTIONAL MATCH (a:Actor)-[:TOOK_PART|HOSTED]->(x)
WITH DISTINCT uid, date, a.uid AS who
WITH uid, date, who
ORDER BY uid, who
RETURN collect(CASE WHEN who IS NULL THEN NULL ELSE uid END) AS activity,
       collect(who) AS actor,
       collect(CASE WHEN who IS NULL THEN NULL ELSE date END) AS day,
       max(uid) AS last
