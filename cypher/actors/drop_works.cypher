// Takes works on issues out, by uid; taking out what is not there is no error.
//
// Answers: "What was written by mistake?"
// Writes: WORKS_ON
//
// Parameters:
//   uids     LIST<STRING>  which, ascending
// Columns:
//   dropped  INTEGER       how many there were
UNWIND $uids AS uid
MATCH (:Actor)-[r:WORKS_ON {uid: uid}]->()
DELETE r
RETURN count(*) AS dropped
