// Some mentors, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids      LIST<STRING>  uids of mentors
//   of        LIST<STRING>  ... and all that refer to these actors
// Columns:
//   uid       STRING        the record's uid
//   kept      MAP           its properties
//   mentor    STRING        who advises
//   mentored  STRING        whom
CALL () {
  UNWIND $uids AS uid
  MATCH (a:Actor)-[r:MENTORS {uid: uid}]->(b:Actor)
  RETURN a, r, b
  UNION
  UNWIND $of AS uid
  MATCH (a:Actor {uid: uid})-[r:MENTORS]->(b:Actor)
  RETURN a, r, b
  UNION
  UNWIND $of AS uid
  MATCH (a:Actor)-[r:MENTORS]->(b:Actor {uid: uid})
  RETURN a, r, b
}
RETURN r.uid AS uid,
       properties(r) AS kept,
       a.uid AS mentor,
       b.uid AS mentored
ORDER BY uid
