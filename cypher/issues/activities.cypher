// Activities about each issue, up to a day.
//
// Answers: "On what has the network done something together?"
//
// Parameters:
//   on          DATE = today  up to this day
// Columns:
//   uid         STRING        the issue
//   activities  INTEGER       how many
MATCH (x:Activity)-[:ABOUT]->(i:Issue)
WHERE x.date <= $on
RETURN i.uid AS uid,
       count(*) AS activities
ORDER BY uid
