// How many activities there were up to a day, and in how many something was decided.
//
// Answers: "Are decisions recorded at all?"
//
// Parameters:
//   on          DATE = today  up to this day
// Columns:
//   activities  INTEGER       activities
//   decided     INTEGER       those with a decision
MATCH (x:Activity)
WHERE x.date <= $on
RETURN count(x) AS activities,
       count(x.decisions) AS decided
