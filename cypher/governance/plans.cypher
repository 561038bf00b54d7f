// Steps of the plan to weave in others, with when they are due and what came of them.
//
// Answers: "Which steps are overdue?"
//
// Parameters:
//   on        DATE = today         due by this day
//   networks  LIST<STRING> = null  about these; null: all
//   limit     INTEGER = 200000     steps at most
// Columns:
//   uid       STRING               the step
//   actor     STRING               uid of the wanted partner
//   due       DATE                 when it was due
//   owner     STRING               who looks after it
//   wanted    STRING               the level wanted: COLLABORATE, COORDINATE, COOPERATE or loose
//   us        LIST<STRING>         uids of those whose plan it is
MATCH (x:PlanStep)-[:CONCERNS]->(a:Actor)
WHERE x.due IS NOT NULL AND x.due <= $on AND x.outcome IS NULL
  AND ($networks IS NULL OR EXISTS { MATCH (x)-[:ABOUT]->(n:Network) WHERE n.uid IN $networks })
RETURN x.uid AS uid,
       a.uid AS actor,
       x.due AS due,
       x.owner AS owner,
       x.wanted AS wanted,
       coalesce(head([(x)-[:ABOUT]->(n:Network) | n.us]), []) AS us
ORDER BY due, uid
LIMIT $limit
