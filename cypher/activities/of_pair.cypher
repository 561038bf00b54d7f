// Activities that two actors both took part in or hosted, the latest first.
//
// Answers: "What have these two done together?"
//
// Parameters:
//   one             STRING         one of the two
//   other           STRING         the other
//   on              DATE = today   up to this day
//   limit           INTEGER = 500  activities at most
// Columns:
//   uid             STRING         the activity
//   date            DATE           the day
//   date_precision  STRING         year, month, day
//   title           STRING         what it was
//   kind            STRING         meeting, visit ...
MATCH (a:Actor {uid: $one})-[:TOOK_PART|HOSTED]->(x:Activity)
WHERE x.date <= $on AND EXISTS { (:Actor {uid: $other})-[:TOOK_PART|HOSTED]->(x) }
RETURN DISTINCT x.uid AS uid,
       x.date AS date,
       x.date_precision AS date_precision,
       x.title AS title,
       x.kind AS kind
ORDER BY date DESC, uid
LIMIT $limit
