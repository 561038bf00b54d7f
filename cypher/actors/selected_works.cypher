// Some works on issues, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids   LIST<STRING>  uids of works on issues
//   of     LIST<STRING>  ... and all that refer to these actors and issues
// Columns:
//   uid    STRING        the record's uid
//   kept   MAP           its properties
//   actor  STRING        who
//   issue  STRING        on what
CALL () {
  UNWIND $uids AS uid
  MATCH (a:Actor)-[r:WORKS_ON {uid: uid}]->(b:Issue)
  RETURN a, r, b
  UNION
  UNWIND $of AS uid
  MATCH (a:Actor {uid: uid})-[r:WORKS_ON]->(b:Issue)
  RETURN a, r, b
  UNION
  UNWIND $of AS uid
  MATCH (a:Actor)-[r:WORKS_ON]->(b:Issue {uid: uid})
  RETURN a, r, b
}
RETURN r.uid AS uid,
       properties(r) AS kept,
       a.uid AS actor,
       b.uid AS issue
ORDER BY uid
