// Activities in each year.
//
// Answers: "How much does the network do together?"
//
// Parameters:
//   on          DATE = today  up to this day
// Columns:
//   year        INTEGER       the year, common era
//   activities  INTEGER       how many
MATCH (x:Activity)
WHERE x.date <= $on
RETURN x.date.year AS year,
       count(*) AS activities
ORDER BY year
