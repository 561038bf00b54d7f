// Provinces in which actors are based on a day, with the day of the last activity there.
//
// Answers: "Where has nobody met lately?"
//
// Parameters:
//   on      DATE = today      the day
//   limit   INTEGER = 200000  provinces at most
// Columns:
//   uid     STRING            the province
//   actors  INTEGER           actors who are based in it on the day
//   last    DATE              the last activity in it by the day; null: none
MATCH (p:Area {level: 'province'})
WITH p,
     COUNT {
       MATCH (a:Actor)-[r:BASED_IN]->(:Area)-[:WITHIN*0..3]->(p)
       WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
         AND (a.since IS NULL OR a.since <= $on) AND (a.until IS NULL OR a.until > $on)
       RETURN DISTINCT a
     } AS actors
WHERE actors > 0
OPTIONAL MATCH (x:Activity)-[:WITHIN]->(:Area)-[:WITHIN*0..3]->(p)
WHERE x.date <= $on
RETURN p.uid AS uid,
       actors AS actors,
       max(x.date) AS last
ORDER BY uid
LIMIT $limit
