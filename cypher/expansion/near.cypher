// Some steps of plans, as recorded.
//
// Answers: "Whom do we want to weave in?"
//
// Parameters:
//   uids       LIST<STRING>  uids of steps
//   of         LIST<STRING>  ... and all that hang on these actors and networks
// Columns:
//   uid        STRING        the record's uid
//   kept       MAP           its properties
//   actor      STRING        whom
//   network    STRING        into which network
CALL () {
  UNWIND $uids AS uid
  MATCH (x:PlanStep {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:PlanStep)-[:CONCERNS]->(:Actor {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:PlanStep)-[:ABOUT]->(:Network {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:PlanStep {through: uid})
  RETURN x
}
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:CONCERNS]->(a:Actor) | a.uid]) AS actor,
       head([(x)-[:ABOUT]->(n:Network) | n.uid]) AS network
ORDER BY uid
