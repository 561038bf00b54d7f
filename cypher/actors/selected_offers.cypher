// Some offers, needs and skills of actors, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids   LIST<STRING>  uids of offers, needs and skills of actors
//   of     LIST<STRING>  ... and all that refer to these actors and issues
// Columns:
//   uid    STRING        the record's uid
//   kept   MAP           its properties
//   actor  STRING        whose it is
//   about  STRING        the issue
CALL () {
  UNWIND $uids AS uid
  MATCH (x:Offer {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Offer)-[:CONCERNS]->(:Actor {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Offer)-[:ABOUT]->(:Issue {uid: uid})
  RETURN x
}
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:CONCERNS]->(other:Actor) | other.uid]) AS actor,
       head([(x)-[:ABOUT]->(other:Issue) | other.uid]) AS about
ORDER BY uid
