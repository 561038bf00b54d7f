// All activities of a period: how many have a host, how many a budget, and how much in all.
//
// Answers: "How many meetings were there, and how much money?"
//
// Parameters:
//   first     DATE          from this day
//   on        DATE = today  to this day
// Columns:
//   meetings  INTEGER       activities with a host
//   budgeted  INTEGER       those of them with a budget
//   budget    FLOAT         their budgets, baht
MATCH (x:Activity)
WHERE x.date >= $first AND x.date <= $on AND EXISTS { (:Actor)-[:HOSTED]->(x) }
RETURN count(x) AS meetings,
       count(x.budget) AS budgeted,
       sum(coalesce(x.budget, 0.0)) AS budget
