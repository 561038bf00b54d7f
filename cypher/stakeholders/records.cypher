// Stakes of actors in managed networks, as recorded, whatever the day.
//
// Answers: "What has each actor to do with our network?"
//
// Parameters:
//   after    STRING   only uids beyond this one; "" for the first page
//   limit    INTEGER  rows a page
// Columns:
//   uid      STRING   the record's uid
//   kept     MAP      its properties
//   actor    STRING   who
//   network  STRING   in which managed network
MATCH (a:Actor)-[r:STAKE_IN]->(b:Network)
WHERE r.uid > $after
WITH a, r, b
ORDER BY r.uid
LIMIT $limit
RETURN r.uid AS uid,
       properties(r) AS kept,
       a.uid AS actor,
       b.uid AS network
ORDER BY uid
