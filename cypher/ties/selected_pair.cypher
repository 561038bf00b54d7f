// All episodes of the ties between two actors, whatever the day and the direction.
//
// Answers: "How did these two work together over the years?"
//
// Parameters:
//   one    STRING        uid of an actor
//   other  STRING        uid of the other
// Columns:
//   uid    STRING        the tie's uid
//   kept   MAP           its properties
//   type   STRING        COLLABORATE, COORDINATE or COOPERATE
//   start  STRING        whom it was written from
//   end    STRING        whom it was written to
MATCH (:Actor {uid: $one})-[r:COLLABORATE|COORDINATE|COOPERATE]-(:Actor {uid: $other})
WITH DISTINCT r
RETURN r.uid AS uid,
       properties(r) AS kept,
       type(r) AS type,
       startNode(r).uid AS start,
       endNode(r).uid AS end
ORDER BY uid
