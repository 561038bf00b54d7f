// The day of the last activity on record.
//
// Answers: "How far do the records go?"
//
// Columns:
//   day  DATE  the day; null where there is no activity
MATCH (x:Activity)
RETURN max(x.date) AS day
