// Some memberships and posts, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids    LIST<STRING>  uids of memberships and posts
//   of      LIST<STRING>  ... and all that refer to these actors and networks
// Columns:
//   uid     STRING        the record's uid
//   kept    MAP           its properties
//   member  STRING        who
//   of      STRING        in what
CALL () {
  UNWIND $uids AS uid
  MATCH (a:Actor)-[r:MEMBER_OF {uid: uid}]->(b:Network|Actor)
  RETURN a, r, b
  UNION
  UNWIND $of AS uid
  MATCH (a:Actor {uid: uid})-[r:MEMBER_OF]->(b:Network|Actor)
  RETURN a, r, b
  UNION
  UNWIND $of AS uid
  MATCH (a:Actor)-[r:MEMBER_OF]->(b:Network {uid: uid})
  RETURN a, r, b
  UNION
  UNWIND $of AS uid
  MATCH (a:Actor)-[r:MEMBER_OF]->(b:Actor {uid: uid})
  RETURN a, r, b
}
RETURN r.uid AS uid,
       properties(r) AS kept,
       a.uid AS member,
       b.uid AS of
ORDER BY uid
