// Takes issues out, by uid; taking out what is not there is no error.
//
// Answers: "What was written by mistake?"
// Writes: Issue
//
// Parameters:
//   uids     LIST<STRING>  which, ascending
// Columns:
//   dropped  INTEGER       how many there were
UNWIND $uids AS uid
MATCH (x:Issue {uid: uid})
DETACH DELETE x
RETURN count(*) AS dropped
