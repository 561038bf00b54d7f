// The latest activities in which something was decided, the latest first.
//
// Answers: "Who decided, and from where do we know?"
//
// Parameters:
//   on            DATE = today         up to this day
//   networks      LIST<STRING> = null  those that a member of these took part in; null: all
//   limit         INTEGER = 200000     activities at most
// Columns:
//   uid           STRING               the activity
//   day           DATE                 when
//   title         STRING               what it was
//   decisions     STRING               what was decided
//   participants  LIST<STRING>         uids of those who took part
//   sourced       BOOLEAN              whether a source is recorded
MATCH (x:Activity)
WHERE x.decisions IS NOT NULL AND x.date <= $on
  AND ($networks IS NULL OR EXISTS {
    MATCH (x)<-[:TOOK_PART]-(:Actor)-[m:MEMBER_OF]->(n:Network)
    WHERE n.uid IN $networks AND (m.since IS NULL OR m.since <= $on) AND (m.until IS NULL OR m.until > $on)
  })
WITH x
ORDER BY x.date DESC, x.uid
LIMIT $limit
RETURN x.uid AS uid,
       x.date AS day,
       x.title AS title,
       x.decisions AS decisions,
       COLLECT { MATCH (a:Actor)-[:TOOK_PART]->(x) RETURN a.uid AS who ORDER BY who } AS participants,
       size(coalesce(x.sources, [])) > 0 AS sourced
ORDER BY day DESC, uid
