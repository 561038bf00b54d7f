// All ties of some actors, and those that name them or an issue.
//
// Answers: "Which ties hang on them?"
//
// Parameters:
//   of     LIST<STRING>  uids of actors or issues
// Columns:
//   uid    STRING        the tie's uid
//   kept   MAP           its properties
//   type   STRING        COLLABORATE, COORDINATE or COOPERATE
//   start  STRING        whom it was written from
//   end    STRING        whom it was written to
CALL () {
  UNWIND $of AS uid
  MATCH (:Actor {uid: uid})-[r:COLLABORATE|COORDINATE|COOPERATE]-()
  RETURN r
  UNION
  UNWIND $of AS uid
  MATCH ()-[r:COLLABORATE {through: uid}]->()
  RETURN r
  UNION
  UNWIND $of AS uid
  MATCH ()-[r:COORDINATE {through: uid}]->()
  RETURN r
  UNION
  UNWIND $of AS uid
  MATCH ()-[r:COOPERATE {through: uid}]->()
  RETURN r
  UNION
  UNWIND $of AS uid
  MATCH ()-[r:COLLABORATE {about: uid}]->()
  RETURN r
  UNION
  UNWIND $of AS uid
  MATCH ()-[r:COORDINATE {about: uid}]->()
  RETURN r
  UNION
  UNWIND $of AS uid
  MATCH ()-[r:COOPERATE {about: uid}]->()
  RETURN r
}
RETURN r.uid AS uid,
       properties(r) AS kept,
       type(r) AS type,
       startNode(r).uid AS start,
       endNode(r).uid AS end
ORDER BY uid
