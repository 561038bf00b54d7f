// Takes findings out, by uid: only where a write that died, or what was known before, is restored.
//
// Answers: "What was written and never finished?"
// Writes: Finding
//
// Parameters:
//   uids     LIST<STRING>  which, ascending
// Columns:
//   dropped  INTEGER  how many there were
UNWIND $uids AS uid
MATCH (f:Finding {uid: uid})
DETACH DELETE f
RETURN count(*) AS dropped
