// Activities with a budget up to a day, the latest first.
//
// Answers: "Where do we know from what was spent?"
//
// Parameters:
//   on        DATE = today         up to this day
//   networks  LIST<STRING> = null  those that a member of these hosted or took part in; null: all
//   limit     INTEGER = 200000     activities at most
// Columns:
//   uid       STRING               the activity
//   day       DATE                 when
//   title     STRING               what it was
//   host      STRING               uid of who hosted it; null: not known
//   budget    FLOAT                baht
//   sources   LIST<STRING>         where the figure is from
MATCH (x:Activity)
WHERE x.budget IS NOT NULL AND x.date <= $on
  AND ($networks IS NULL OR EXISTS {
    MATCH (x)<-[:HOSTED|TOOK_PART]-(:Actor)-[m:MEMBER_OF]->(n:Network)
    WHERE n.uid IN $networks AND (m.since IS NULL OR m.since <= $on) AND (m.until IS NULL OR m.until > $on)
  })
RETURN x.uid AS uid,
       x.date AS day,
       x.title AS title,
       head(COLLECT { MATCH (a:Actor)-[:HOSTED]->(x) RETURN a.uid AS who ORDER BY who }) AS host,
       toFloat(x.budget) AS budget,
       coalesce(x.sources, []) AS sources
ORDER BY day DESC, uid
LIMIT $limit
