// Some lessons learned, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids      LIST<STRING>  uids of lessons learned
//   of        LIST<STRING>  ... and all that refer to these networks and actors
// Columns:
//   uid       STRING        the record's uid
//   kept      MAP           its properties
//   network   STRING        which network learned it
//   concerns  LIST<STRING>  the actors it speaks of
CALL () {
  UNWIND $uids AS uid
  MATCH (x:Lesson {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Lesson)-[:ABOUT]->(:Network {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Lesson)-[:CONCERNS]->(:Actor {uid: uid})
  RETURN x
}
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:ABOUT]->(other:Network) | other.uid]) AS network,
       [(x)-[:CONCERNS]->(other:Actor) | other.uid] AS concerns
ORDER BY uid
