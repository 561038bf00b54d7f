// Some agreed ways of working, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids     LIST<STRING>  uids of agreed ways of working
//   of       LIST<STRING>  ... and all that refer to these networks
// Columns:
//   uid      STRING        the record's uid
//   kept     MAP           its properties
//   network  STRING        who agreed
CALL () {
  UNWIND $uids AS uid
  MATCH (x:Way {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Way)-[:ABOUT]->(:Network {uid: uid})
  RETURN x
}
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:ABOUT]->(other:Network) | other.uid]) AS network
ORDER BY uid
