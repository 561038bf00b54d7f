// Plan steps, as recorded, whatever the day.
//
// Answers: "Whom do we want to weave in, and how?"
//
// Parameters:
//   after    STRING   only uids beyond this one; "" for the first page
//   limit    INTEGER  rows a page
// Columns:
//   uid      STRING   the record's uid
//   kept     MAP      its properties
//   actor    STRING   whom the wanted tie leads to
//   network  STRING   whose plan it is
MATCH (x:PlanStep)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:CONCERNS]->(other:Actor) | other.uid]) AS actor,
       head([(x)-[:ABOUT]->(other:Network) | other.uid]) AS network
ORDER BY uid
