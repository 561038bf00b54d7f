// How many activities there were between two days.
//
// Answers: "How much has the network done together lately?"
//
// Parameters:
//   first       DATE          from this day
//   on          DATE = today  to this day
// Columns:
//   activities  INTEGER       how many
MATCH (x:Activity)
WHERE x.date >= $first AND x.date <= $on
RETURN count(*) AS activities
