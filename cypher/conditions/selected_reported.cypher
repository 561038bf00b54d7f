// Some ties as members report them, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids      LIST<STRING>  uids of ties as members report them
//   of        LIST<STRING>  ... and all that refer to these rounds, actors and issues
// Columns:
//   uid       STRING        the record's uid
//   kept      MAP           its properties
//   round     STRING        the round
//   reporter  STRING        who says so
//   partner   STRING        of a tie with whom
//   about     STRING        the issue
CALL () {
  UNWIND $uids AS uid
  MATCH (x:ReportedTie {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:ReportedTie)-[:CAME_OF]->(:Round {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:ReportedTie)<-[:REPORTED]-(:Actor {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:ReportedTie)-[:CONCERNS]->(:Actor {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:ReportedTie {through: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:ReportedTie)-[:ABOUT]->(:Issue {uid: uid})
  RETURN x
}
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:CAME_OF]->(other:Round) | other.uid]) AS round,
       head([(x)<-[:REPORTED]-(other:Actor) | other.uid]) AS reporter,
       head([(x)-[:CONCERNS]->(other:Actor) | other.uid]) AS partner,
       head([(x)-[:ABOUT]->(other:Issue) | other.uid]) AS about
ORDER BY uid
