// The issues one actor works, worked or will work on, the latest first.
//
// Answers: "What does this partner work on, and since when?"
//
// Parameters:
//   uid              STRING  the actor
// Columns:
//   uid              STRING  the record
//   other            STRING  uid of the issue
//   other_name       STRING  its name
//   since            DATE    first day
//   since_precision  STRING  year, month, day
//   until            DATE    first day no longer
//   until_precision  STRING  year, month, day
MATCH (:Actor {uid: $uid})-[r:WORKS_ON]->(i:Issue)
RETURN r.uid AS uid,
       i.uid AS other,
       i.name AS other_name,
       r.since AS since,
       r.since_precision AS since_precision,
       r.until AS until,
       r.until_precision AS until_precision
ORDER BY since DESC, uid
