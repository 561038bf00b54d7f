// Takes areas out, by uid; taking out what is not there is no error.
//
// Answers: "What was written by mistake?"
// Writes: Area
//
// Parameters:
//   uids     LIST<STRING>  which, ascending
// Columns:
//   dropped  INTEGER  how many there were
UNWIND $uids AS uid
MATCH (a:Area {uid: uid})
DETACH DELETE a
RETURN count(*) AS dropped
