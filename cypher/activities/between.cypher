// Activities between two days, the latest first.
//
// Answers: "What has the network done lately?"
//
// Parameters:
//   first           DATE           from this day
//   on              DATE = today   to this day
//   limit           INTEGER = 200  activities at most
// Columns:
//   uid             STRING         the activity
//   date            DATE           the day
//   date_precision  STRING         year, month, day
//   title           STRING         what it was
//   kind            STRING         meeting, visit ...
//   host            STRING         name of the host
//   participants    LIST<STRING>   names of those who took part
//   about           STRING         name of the issue
MATCH (x:Activity)
WHERE x.date >= $first AND x.date <= $on
WITH x
ORDER BY x.date DESC, x.uid
LIMIT $limit
RETURN x.uid AS uid,
       x.date AS date,
       x.date_precision AS date_precision,
       x.title AS title,
       x.kind AS kind,
       head(COLLECT { MATCH (h:Actor)-[:HOSTED]->(x) RETURN h.name ORDER BY h.uid }) AS host,
       COLLECT { MATCH (a:Actor)-[:TOOK_PART]->(x) RETURN a.name ORDER BY a.uid } AS participants,
       head([(x)-[:ABOUT]->(i:Issue) | i.name]) AS about
ORDER BY date DESC, uid
