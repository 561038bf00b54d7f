// How many steps of the plan there are, and how many of them say when they are due.
//
// Answers: "Is there a plan with days?"
//
// Columns:
//   steps  INTEGER  steps
//   dated  INTEGER  those with a day
MATCH (x:PlanStep)
RETURN count(x) AS steps,
       count(x.due) AS dated
