// Memberships of managed networks, of all days, as columns: one record, lists of equal length.
//
// Answers: "Who belongs to which network?"
//
// Columns:
//   left   LIST<STRING>   uid of the member
//   right  LIST<STRING>   uid of the network
//   since  LIST<INTEGER>  first day as yyyymmdd; 0 before records began
//   until  LIST<INTEGER>  first day no longer; 99999999 where still so
MATCH (a:Actor)-[r:MEMBER_OF]->(n:Network)
RETURN collect(a.uid) AS left,
       collect(n.uid) AS right,
       collect(coalesce(r.since.year * 10000 + r.since.month * 100 + r.since.day, 0)) AS since,
       collect(coalesce(r.until.year * 10000 + r.until.month * 100 + r.until.day, 99999999)) AS until
