// Some lessons, as recorded.
//
// Answers: "What was learned there?"
//
// Parameters:
//   uids       LIST<STRING>  uids of lessons
//   of         LIST<STRING>  ... and all that hang on these actors and networks
// Columns:
//   uid        STRING        the record's uid
//   kept       MAP           its properties
//   network    STRING        the network
//   concerns   LIST<STRING>  actors it concerns
CALL () {
  UNWIND $uids AS uid
  MATCH (x:Lesson {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Lesson)-[:CONCERNS]->(:Actor {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Lesson)-[:ABOUT]->(:Network {uid: uid})
  RETURN x
}
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:ABOUT]->(n:Network) | n.uid]) AS network,
       [(x)-[:CONCERNS]->(a:Actor) | a.uid] AS concerns
ORDER BY uid
