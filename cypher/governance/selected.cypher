// Some findings of governance, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids  LIST<STRING>  uids of findings of governance
//   of    LIST<STRING>  ... and all that refer to these actors, networks, issues and areas
// Columns:
//   uid   STRING        the record's uid
//   kept  MAP           its properties
CALL () {
  UNWIND $uids AS uid
  MATCH (x:Finding {uid: uid})
  RETURN x
  UNION
  MATCH (x:Finding)
  WHERE any(uid IN x.concerns WHERE uid IN $of)
  RETURN x
}
RETURN x.uid AS uid,
       properties(x) AS kept
ORDER BY uid
