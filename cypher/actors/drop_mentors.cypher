// Takes mentors out, by uid; taking out what is not there is no error.
//
// Answers: "What was written by mistake?"
// Writes: MENTORS
//
// Parameters:
//   uids     LIST<STRING>  which, ascending
// Columns:
//   dropped  INTEGER       how many there were
UNWIND $uids AS uid
MATCH (:Actor)-[r:MENTORS {uid: uid}]->()
DELETE r
RETURN count(*) AS dropped
