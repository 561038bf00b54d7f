// How many agreements and promises were made by the day, and how many of them have a due day.
//
// Answers: "Are there promises with days?"
//
// Parameters:
//   on        DATE = today  made by this day
// Columns:
//   promises  INTEGER       agreements and promises
//   dated     INTEGER       those with a due day
MATCH (x:Promise)
WHERE x.made IS NULL OR x.made <= $on
RETURN count(x) AS promises,
       count(x.due) AS dated
