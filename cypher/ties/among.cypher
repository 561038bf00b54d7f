// All ties between two of some actors, whatever the day.
//
// Answers: "What is on record between those that a file names?"
//
// Parameters:
//   of     LIST<STRING>  uids of actors
// Columns:
//   uid    STRING        the tie's uid
//   kept   MAP           its properties
//   type   STRING        COLLABORATE, COORDINATE or COOPERATE
//   start  STRING        whom it was written from
//   end    STRING        whom it was written to
UNWIND $of AS uid
MATCH (a:Actor {uid: uid})-[r:COLLABORATE|COORDINATE|COOPERATE]->(b:Actor)
WHERE b.uid IN $of
RETURN r.uid AS uid,
       properties(r) AS kept,
       type(r) AS type,
       a.uid AS start,
       b.uid AS end
ORDER BY uid
