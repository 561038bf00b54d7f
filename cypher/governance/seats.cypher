// Who holds the offices of managed networks on a day, from which sector, and to whom they belong.
//
// Answers: "Whose people lead?"
//
// Parameters:
//   on             DATE = today         the day
//   networks       LIST<STRING> = null  of these; null: of any
//   limit          INTEGER = 200000     offices at most
// Columns:
//   uid            STRING               the membership
//   member         STRING               uid of who holds it
//   role           STRING               as it is on record
//   sector         STRING               their sector; null: not known
//   organisations  LIST<STRING>         uids of the bodies they belong to on the day, ascending
MATCH (a:Actor)-[r:MEMBER_OF]->(n:Network)
WHERE r.role IS NOT NULL AND ($networks IS NULL OR n.uid IN $networks)
  AND (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
  AND (a.since IS NULL OR a.since <= $on) AND (a.until IS NULL OR a.until > $on)
RETURN r.uid AS uid,
       a.uid AS member,
       r.role AS role,
       a.sector AS sector,
       COLLECT {
         MATCH (a)-[s:MEMBER_OF]->(b:Actor)
         WHERE (s.since IS NULL OR s.since <= $on) AND (s.until IS NULL OR s.until > $on)
         RETURN DISTINCT b.uid AS body
         ORDER BY body
       } AS organisations
ORDER BY uid
LIMIT $limit
