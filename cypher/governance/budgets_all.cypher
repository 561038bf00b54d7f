// How many activities there were up to a day, and how many of them have a budget.
//
// Answers: "Is money recorded at all?"
//
// Parameters:
//   on          DATE = today  up to this day
// Columns:
//   activities  INTEGER       activities
//   budgeted    INTEGER       those with a budget
MATCH (x:Activity)
WHERE x.date <= $on
RETURN count(x) AS activities,
       count(x.budget) AS budgeted
