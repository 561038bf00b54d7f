// Who hosted how many activities in a period, and with how much money; those with most first.
//
// Answers: "Who calls the meetings, and who pays?"
//
// Parameters:
//   first     DATE                 from this day
//   on        DATE = today         to this day
//   networks  LIST<STRING> = null  members of these only; null: whoever hosted
//   limit     INTEGER = 200000     hosts at most
// Columns:
//   uid       STRING               the host
//   meetings  INTEGER              activities hosted
//   budget    FLOAT                their budgets, baht; 0 where none is recorded
MATCH (h:Actor)-[:HOSTED]->(x:Activity)
WHERE x.date >= $first AND x.date <= $on
  AND ($networks IS NULL OR EXISTS {
    MATCH (h)-[m:MEMBER_OF]->(n:Network)
    WHERE n.uid IN $networks AND (m.since IS NULL OR m.since <= $on) AND (m.until IS NULL OR m.until > $on)
  })
RETURN h.uid AS uid,
       count(x) AS meetings,
       sum(coalesce(x.budget, 0.0)) AS budget
ORDER BY meetings DESC, uid
LIMIT $limit
