// Takes rounds of asking the members out, by uid; taking out what is not there is no error.
//
// Answers: "What was written by mistake?"
// Writes: Round
//
// Parameters:
//   uids     LIST<STRING>  which, ascending
// Columns:
//   dropped  INTEGER       how many there were
UNWIND $uids AS uid
MATCH (x:Round {uid: uid})
DETACH DELETE x
RETURN count(*) AS dropped
