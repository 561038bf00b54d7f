// Takes pairs of actors who are not the same out, by uid; taking out what is not there is no error.
//
// Answers: "What was written by mistake?"
// Writes: DISTINCT_FROM
//
// Parameters:
//   uids     LIST<STRING>  which, ascending
// Columns:
//   dropped  INTEGER       how many there were
UNWIND $uids AS uid
MATCH (:Actor)-[r:DISTINCT_FROM {uid: uid}]->()
DELETE r
RETURN count(*) AS dropped
