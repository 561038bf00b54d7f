// How many activities there were up to a day, and how many of them have a budget.
//
// Answers: "Is money recorded at all?"
//
// Parameters:
//   on          DATE = today         up to this day
//   networks    LIST<STRING> = null  those that a member of these hosted or took part in; null: all
// Columns:
//   activities  INTEGER              activities
//   budgeted    INTEGER              those with a budget
MATCH (x:Activity)
WHERE x.date <= $on
  AND ($networks IS NULL OR EXISTS {
    MATCH (x)<-[:HOSTED|TOOK_PART]-(:Actor)-[m:MEMBER_OF]->(n:Network)
    WHERE n.uid IN $networks AND (m.since IS NULL OR m.since <= $on) AND (m.until IS NULL OR m.until > $on)
  })
RETURN count(x) AS activities,
       count(x.budget) AS budgeted
