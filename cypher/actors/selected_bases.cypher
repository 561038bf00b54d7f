// Some bases, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids   LIST<STRING>  uids of bases
//   of     LIST<STRING>  ... and all that refer to these actors and areas
// Columns:
//   uid    STRING        the record's uid
//   kept   MAP           its properties
//   actor  STRING        who
//   area   STRING        where
CALL () {
  UNWIND $uids AS uid
  MATCH (a:Actor)-[r:BASED_IN {uid: uid}]->(b:Area)
  RETURN a, r, b
  UNION
  UNWIND $of AS uid
  MATCH (a:Actor {uid: uid})-[r:BASED_IN]->(b:Area)
  RETURN a, r, b
  UNION
  UNWIND $of AS uid
  MATCH (a:Actor)-[r:BASED_IN]->(b:Area {uid: uid})
  RETURN a, r, b
}
RETURN r.uid AS uid,
       properties(r) AS kept,
       a.uid AS actor,
       b.uid AS area
ORDER BY uid
