// Issues that several actors work on, with the day of the last activity about each.
//
// Answers: "Which issues has nobody met about lately?"
//
// Parameters:
//   on       DATE = today      the day
//   limit    INTEGER = 200000  issues at most
// Columns:
//   uid      STRING            the issue
//   workers  INTEGER           actors who work on it on the day
//   last     DATE              the last activity about it by the day; null: none
MATCH (i:Issue)
WITH i,
     COUNT {
       MATCH (a:Actor)-[r:WORKS_ON]->(:Issue)-[:PART_OF*0..]->(i)
       WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
         AND (a.since IS NULL OR a.since <= $on) AND (a.until IS NULL OR a.until > $on)
       RETURN DISTINCT a
     } AS workers
WHERE workers > 0
OPTIONAL MATCH (x:Activity)-[:ABOUT]->(:Issue)-[:PART_OF*0..]->(i)
WHERE x.date <= $on
RETURN i.uid AS uid,
       workers AS workers,
       max(x.date) AS last
ORDER BY uid
LIMIT $limit
