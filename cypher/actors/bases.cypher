// Where one actor is, was or will be based, the latest first.
//
// Answers: "Where is this partner based, and since when?"
//
// Parameters:
//   uid              STRING  the actor
// Columns:
//   uid              STRING  the base
//   other            STRING  code of the area
//   other_name       STRING  its name
//   since            DATE    first day
//   since_precision  STRING  year, month, day
//   until            DATE    first day no longer
//   until_precision  STRING  year, month, day
MATCH (:Actor {uid: $uid})-[r:BASED_IN]->(place:Area)
RETURN r.uid AS uid,
       place.uid AS other,
       place.name AS other_name,
       r.since AS since,
       r.since_precision AS since_precision,
       r.until AS until,
       r.until_precision AS until_precision
ORDER BY since DESC, uid
