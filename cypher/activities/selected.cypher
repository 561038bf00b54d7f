// Some activities, as recorded.
//
// Answers: "What did they do together, then or there?"
//
// Parameters:
//   uids          LIST<STRING>  uids of activities
//   of            LIST<STRING>  ... and all that these actors, issues and areas had a part in
//   day           DATE          ... and all of this day; null: of none
// Columns:
//   uid           STRING        the record's uid
//   kept          MAP           its properties
//   participants  LIST<STRING>  who took part
//   host          STRING        who hosted
//   about         STRING        the issue
//   area          STRING        where
//   concerns      LIST<STRING>  whom it was about
CALL () {
  UNWIND $uids AS uid
  MATCH (x:Activity {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (:Actor {uid: uid})-[:TOOK_PART|HOSTED]->(x:Activity)
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Activity)-[:CONCERNS]->(:Actor {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Activity)-[:ABOUT]->(:Issue {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Activity)-[:WITHIN]->(:Area {uid: uid})
  RETURN x
  UNION
  MATCH (x:Activity {date: $day})
  RETURN x
}
RETURN x.uid AS uid,
       properties(x) AS kept,
       [(a:Actor)-[:TOOK_PART]->(x) | a.uid] AS participants,
       head([(a:Actor)-[:HOSTED]->(x) | a.uid]) AS host,
       head([(x)-[:ABOUT]->(i:Issue) | i.uid]) AS about,
       head([(x)-[:WITHIN]->(place:Area) | place.uid]) AS area,
       [(x)-[:CONCERNS]->(a:Actor) | a.uid] AS concerns
ORDER BY uid
