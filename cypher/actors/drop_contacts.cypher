// Takes contacts out, by uid; taking out what is not there is no error.
//
// Answers: "What was written by mistake?"
// Writes: Contact
//
// Parameters:
//   uids     LIST<STRING>  which, ascending
// Columns:
//   dropped  INTEGER       how many there were
UNWIND $uids AS uid
MATCH (x:Contact {uid: uid})
DETACH DELETE x
RETURN count(*) AS dropped
