// Some results, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids        LIST<STRING>  uids of results
//   of          LIST<STRING>  ... and all that refer to these areas, actors, activities and issues
// Columns:
//   uid         STRING        the record's uid
//   kept        MAP           its properties
//   area        STRING        where
//   actors      LIST<STRING>  whose doing it is
//   activities  LIST<STRING>  what it came of
//   about       STRING        the issue
CALL () {
  UNWIND $uids AS uid
  MATCH (x:Result {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Result)-[:WITHIN]->(:Area {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Result)<-[:ACHIEVED]-(:Actor {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Result)-[:CAME_OF]->(:Activity {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Result)-[:ABOUT]->(:Issue {uid: uid})
  RETURN x
}
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:WITHIN]->(other:Area) | other.uid]) AS area,
       [(x)<-[:ACHIEVED]-(other:Actor) | other.uid] AS actors,
       [(x)-[:CAME_OF]->(other:Activity) | other.uid] AS activities,
       head([(x)-[:ABOUT]->(other:Issue) | other.uid]) AS about
ORDER BY uid
