// Rounds that asked the members for trust, closed by the day.
//
// Answers: "When were the members asked whom they trust, and how many answered?"
//
// Parameters:
//   on        DATE = today         closed by this day
//   networks  LIST<STRING> = null  of these; null: of any
//   limit     INTEGER = 200000     rounds at most
// Columns:
//   round     STRING               name of the round
//   network   STRING               uid of the network
//   closed    DATE                 when it closed
//   asked     INTEGER              members who were asked
//   answered  INTEGER              those of them who answered
MATCH (r:Round)-[:ABOUT]->(n:Network)
WHERE r.closed <= $on AND 'trust' IN r.asks
  AND ($networks IS NULL OR n.uid IN $networks)
WITH r, n
ORDER BY r.closed, r.uid
LIMIT $limit
RETURN r.name AS round,
       n.uid AS network,
       r.closed AS closed,
       size(coalesce(r.invited, [])) AS asked,
       size(coalesce(r.answered, [])) AS answered
ORDER BY r.closed, r.uid
