// Some findings, as recorded, and those that concern certain actors, networks, issues and areas.
//
// Answers: "What was found of them?"
//
// Parameters:
//   uids  LIST<STRING>  uids of findings
//   of    LIST<STRING>  ... and all that concern these
// Columns:
//   uid   STRING        the record's uid
//   kept  MAP           its properties
CALL () {
  UNWIND $uids AS uid
  MATCH (f:Finding {uid: uid})
  RETURN f
  UNION
  MATCH (f:Finding)
  WHERE any(uid IN f.concerns WHERE uid IN $of)
  RETURN f
}
RETURN f.uid AS uid,
       properties(f) AS kept
ORDER BY uid
