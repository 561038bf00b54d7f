// Some stakes of actors in managed networks, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids     LIST<STRING>  uids of stakes of actors in managed networks
//   of       LIST<STRING>  ... and all that refer to these actors and networks
// Columns:
//   uid      STRING        the record's uid
//   kept     MAP           its properties
//   actor    STRING        who
//   network  STRING        in which managed network
CALL () {
  UNWIND $uids AS uid
  MATCH (a:Actor)-[r:STAKE_IN {uid: uid}]->(b:Network)
  RETURN a, r, b
  UNION
  UNWIND $of AS uid
  MATCH (a:Actor {uid: uid})-[r:STAKE_IN]->(b:Network)
  RETURN a, r, b
  UNION
  UNWIND $of AS uid
  MATCH (a:Actor)-[r:STAKE_IN]->(b:Network {uid: uid})
  RETURN a, r, b
}
RETURN r.uid AS uid,
       properties(r) AS kept,
       a.uid AS actor,
       b.uid AS network
ORDER BY uid
