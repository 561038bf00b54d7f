// Activities one actor took part in or hosted, or that were about it, the latest first.
//
// Answers: "What has this partner done with others?"
//
// Parameters:
//   uid             STRING        the actor
//   on              DATE = today  up to this day
//   limit           INTEGER = 200  activities at most
// Columns:
//   uid             STRING        the activity
//   date            DATE          the day
//   date_precision  STRING        year, month, day
//   title           STRING        what it was
//   kind            STRING        meeting, visit ...
//   hosted          BOOLEAN       whether the actor hosted it
//   others          LIST<STRING>  names of the others who took part
//   decisions       STRING        what was decided
MATCH (a:Actor {uid: $uid})
MATCH (x:Activity)
WHERE x.date <= $on AND EXISTS { (a)-[:TOOK_PART|HOSTED|CONCERNS]-(x) }
RETURN x.uid AS uid,
       x.date AS date,
       x.date_precision AS date_precision,
       x.title AS title,
       x.kind AS kind,
       EXISTS { (a)-[:HOSTED]->(x) } AS hosted,
       COLLECT {
         MATCH (other:Actor)-[:TOOK_PART]->(x)
         WHERE other <> a
         RETURN other.name ORDER BY other.uid
       } AS others,
       x.decisions AS decisions
ORDER BY date DESC, uid
LIMIT $limit
