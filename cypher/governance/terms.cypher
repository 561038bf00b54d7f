// For how many years managed networks agreed that an office is held.
//
// Answers: "How long is a term of office?"
//
// Parameters:
//   on        DATE = today         agreements of this day
//   networks  LIST<STRING> = null  of these; null: of any
//   limit     INTEGER = 200000     agreements at most
// Columns:
//   uid       STRING               the agreement
//   network   STRING               uid of the network
//   years     INTEGER              years of a term
MATCH (x:Way)-[:ABOUT]->(n:Network)
WHERE x.matter = 'office' AND x.years > 0
  AND (x.since IS NULL OR x.since <= $on) AND (x.until IS NULL OR x.until > $on)
  AND ($networks IS NULL OR n.uid IN $networks)
RETURN x.uid AS uid,
       n.uid AS network,
       x.years AS years
ORDER BY uid
LIMIT $limit
