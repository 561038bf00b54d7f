// Takes results out, by uid; taking out what is not there is no error.
//
// Answers: "What was written by mistake?"
// Writes: Result
//
// Parameters:
//   uids     LIST<STRING>  which, ascending
// Columns:
//   dropped  INTEGER       how many there were
UNWIND $uids AS uid
MATCH (x:Result {uid: uid})
DETACH DELETE x
RETURN count(*) AS dropped
