// Some pairs that the calendar asks about later, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids   LIST<STRING>  uids of pairs that the calendar asks about later
//   of     LIST<STRING>  ... and all that refer to these actors
// Columns:
//   uid    STRING        the record's uid
//   kept   MAP           its properties
//   one    STRING        the lower uid
//   other  STRING        the higher one
CALL () {
  UNWIND $uids AS uid
  MATCH (a:Actor)-[r:PUT_OFF {uid: uid}]->(b:Actor)
  RETURN a, r, b
  UNION
  UNWIND $of AS uid
  MATCH (a:Actor {uid: uid})-[r:PUT_OFF]->(b:Actor)
  RETURN a, r, b
  UNION
  UNWIND $of AS uid
  MATCH (a:Actor)-[r:PUT_OFF]->(b:Actor {uid: uid})
  RETURN a, r, b
}
RETURN r.uid AS uid,
       properties(r) AS kept,
       a.uid AS one,
       b.uid AS other
ORDER BY uid
