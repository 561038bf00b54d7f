// Some plan steps, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids     LIST<STRING>  uids of plan steps
//   of       LIST<STRING>  ... and all that refer to these actors and networks
// Columns:
//   uid      STRING        the record's uid
//   kept     MAP           its properties
//   actor    STRING        whom the wanted tie leads to
//   network  STRING        whose plan it is
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
       head([(x)-[:CONCERNS]->(other:Actor) | other.uid]) AS actor,
       head([(x)-[:ABOUT]->(other:Network) | other.uid]) AS network
ORDER BY uid
