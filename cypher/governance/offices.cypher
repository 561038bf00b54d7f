// Roles that actors have, had or will have in managed networks, whatever the day.
//
// Answers: "Who holds which office, since when and until when?"
//
// Parameters:
//   networks  LIST<STRING> = null  of these; null: of any
//   limit     INTEGER = 200000     roles at most
// Columns:
//   uid       STRING               the membership
//   member    STRING               uid of who holds it
//   network   STRING               uid of the network
//   role      STRING               the office
//   since     DATE                 first day; null: before records began
//   until     DATE                 first day no longer; null: still so
MATCH (a:Actor)-[r:MEMBER_OF]->(n:Network)
WHERE r.role IS NOT NULL AND ($networks IS NULL OR n.uid IN $networks)
RETURN r.uid AS uid,
       a.uid AS member,
       n.uid AS network,
       r.role AS role,
       r.since AS since,
       CASE WHEN a.until < coalesce(r.until, date('9999-12-31')) THEN a.until ELSE r.until END AS until
ORDER BY uid
LIMIT $limit
