// Some lessons learned, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids        LIST<STRING>  uids of lessons learned
//   of          LIST<STRING>  ... and all that refer to these networks, actors, activities, issues and areas
// Columns:
//   uid         STRING        the record's uid
//   kept        MAP           its properties
//   network     STRING        which network learned it
//   concerns    LIST<STRING>  the actors it speaks of
//   between     LIST<STRING>  the actors whose ties it is about
//   activities  LIST<STRING>  what it came of
//   issues      LIST<STRING>  the issues
//   areas       LIST<STRING>  where
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
  UNION
  UNWIND $of AS uid
  MATCH (x:Lesson)-[:BETWEEN]->(:Actor {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Lesson)-[:CAME_OF]->(:Activity {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Lesson)-[:ABOUT]->(:Issue {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Lesson)-[:WITHIN]->(:Area {uid: uid})
  RETURN x
}
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:ABOUT]->(other:Network) | other.uid]) AS network,
       [(x)-[:CONCERNS]->(other:Actor) | other.uid] AS concerns,
       [(x)-[:BETWEEN]->(other:Actor) | other.uid] AS between,
       [(x)-[:CAME_OF]->(other:Activity) | other.uid] AS activities,
       [(x)-[:ABOUT]->(other:Issue) | other.uid] AS issues,
       [(x)-[:WITHIN]->(other:Area) | other.uid] AS areas
ORDER BY uid
