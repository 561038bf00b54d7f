// Takes plan steps out, by uid; taking out what is not there is no error.
//
// Answers: "What was written by mistake?"
// Writes: PlanStep
//
// Parameters:
//   uids     LIST<STRING>  which, ascending
// Columns:
//   dropped  INTEGER       how many there were
UNWIND $uids AS uid
MATCH (x:PlanStep {uid: uid})
DETACH DELETE x
RETURN count(*) AS dropped
