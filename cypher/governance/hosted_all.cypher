// All activities of a period: how many, how many with a budget, and how much in all.
//
// Answers: "How many meetings were there, and how much money?"
//
// Parameters:
//   first     DATE                 from this day
//   on        DATE = today         to this day
//   networks  LIST<STRING> = null  those that a member of these hosted or took part in; null: all
// Columns:
//   meetings  INTEGER              activities, with a host or without
//   budgeted  INTEGER              those of them with a budget
//   budget    FLOAT                their budgets, baht
MATCH (x:Activity)
WHERE x.date >= $first AND x.date <= $on
  AND ($networks IS NULL OR EXISTS {
    MATCH (x)<-[:HOSTED|TOOK_PART]-(:Actor)-[m:MEMBER_OF]->(n:Network)
    WHERE n.uid IN $networks AND (m.since IS NULL OR m.since <= $on) AND (m.until IS NULL OR m.until > $on)
  })
RETURN count(x) AS meetings,
       count(x.budget) AS budgeted,
       sum(coalesce(x.budget, 0.0)) AS budget
