// Requests for an introduction up to a day, the first first.
//
// Answers: "Whom have we asked to introduce us, and what came of it?"
//
// Parameters:
//   on        DATE = today         up to this day
//   limit     INTEGER = 10000      the latest so many
// Columns:
//   uid       STRING               the activity
//   day       DATE                 when it was asked
//   host      STRING               uid of the one it was put to; null: not known
//   outcome   STRING               asked, introduced, declined
//   title     STRING               what was asked
//   askers    LIST<STRING>         uids of the others who took part
//   concerns  LIST<STRING>         uids of those who were wanted
MATCH (x:Activity)
WHERE x.outcome IS NOT NULL AND x.date <= $on
WITH x
ORDER BY x.date DESC, x.uid
LIMIT $limit
WITH x, head([(h:Actor)-[:HOSTED]->(x) | h.uid]) AS host
RETURN x.uid AS uid,
       x.date AS day,
       host AS host,
       x.outcome AS outcome,
       x.title AS title,
       COLLECT {
         MATCH (a:Actor)-[:TOOK_PART]->(x)
         WHERE host IS NULL OR a.uid <> host
         RETURN a.uid AS asker
         ORDER BY asker
       } AS askers,
       COLLECT { MATCH (x)-[:CONCERNS]->(a:Actor) RETURN a.uid AS wanted ORDER BY wanted } AS concerns
ORDER BY day, uid
