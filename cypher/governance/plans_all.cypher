// How many steps of the plan there are, and how many of them say when they are due.
//
// Answers: "Is there a plan with days?"
//
// Parameters:
//   networks  LIST<STRING> = null  about these; null: all
// Columns:
//   steps     INTEGER              steps
//   dated     INTEGER              those with a day
MATCH (x:PlanStep)
WHERE $networks IS NULL OR EXISTS { MATCH (x)-[:ABOUT]->(n:Network) WHERE n.uid IN $networks }
RETURN count(x) AS steps,
       count(x.due) AS dated
