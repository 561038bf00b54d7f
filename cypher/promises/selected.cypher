// Some agreements and promises, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids      LIST<STRING>  uids of agreements and promises
//   of        LIST<STRING>  ... and all that refer to these actors, activities and issues
// Columns:
//   uid       STRING        the record's uid
//   kept      MAP           its properties
//   who       LIST<STRING>  by whom
//   whom      LIST<STRING>  to whom
//   activity  STRING        where it was agreed
//   about     STRING        the issue
CALL () {
  UNWIND $uids AS uid
  MATCH (x:Promise {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Promise)<-[:PROMISED]-(:Actor {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Promise)-[:PROMISED_TO]->(:Actor {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Promise)-[:CAME_OF]->(:Activity {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Promise)-[:ABOUT]->(:Issue {uid: uid})
  RETURN x
}
RETURN x.uid AS uid,
       properties(x) AS kept,
       [(x)<-[:PROMISED]-(other:Actor) | other.uid] AS who,
       [(x)-[:PROMISED_TO]->(other:Actor) | other.uid] AS whom,
       head([(x)-[:CAME_OF]->(other:Activity) | other.uid]) AS activity,
       head([(x)-[:ABOUT]->(other:Issue) | other.uid]) AS about
ORDER BY uid
