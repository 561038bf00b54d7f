// Members of managed networks on a day, and since when they are.
//
// Answers: "Who is new, and who was there before?"
//
// Parameters:
//   on        DATE = today         the day
//   networks  LIST<STRING> = null  of these; null: of any
//   limit     INTEGER = 200000     memberships at most
// Columns:
//   uid       STRING               the membership
//   member    STRING               uid of the member
//   network   STRING               uid of the network
//   role      STRING               as it is on record; null: none
//   since     DATE                 first day of the first membership; null: before records began
MATCH (a:Actor)-[r:MEMBER_OF]->(n:Network)
WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
  AND (a.since IS NULL OR a.since <= $on) AND (a.until IS NULL OR a.until > $on)
  AND ($networks IS NULL OR n.uid IN $networks)
RETURN r.uid AS uid,
       a.uid AS member,
       n.uid AS network,
       r.role AS role,
       CASE
         WHEN EXISTS { MATCH (a)-[m:MEMBER_OF]->(n) WHERE m.since IS NULL } THEN null
         ELSE COLLECT { MATCH (a)-[m:MEMBER_OF]->(n) RETURN min(m.since) }[0]
       END AS since
ORDER BY uid
LIMIT $limit
