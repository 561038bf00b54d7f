// Takes offers, needs and skills of actors out, by uid; taking out what is not there is no error.
//
// Answers: "What was written by mistake?"
// Writes: Offer
//
// Parameters:
//   uids     LIST<STRING>  which, ascending
// Columns:
//   dropped  INTEGER       how many there were
UNWIND $uids AS uid
MATCH (x:Offer {uid: uid})
DETACH DELETE x
RETURN count(*) AS dropped
