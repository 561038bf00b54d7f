// Ties by uid, whatever their type and the day.
//
// Answers: "What is recorded of these ties?"
//
// Parameters:
//   uids   LIST<STRING>  which
// Columns:
//   uid    STRING        the tie's uid
//   kept   MAP           its properties
//   type   STRING        COLLABORATE, COORDINATE or COOPERATE
//   start  STRING        whom it was written from
//   end    STRING        whom it was written to
CALL () {
  UNWIND $uids AS uid
  MATCH ()-[r:COLLABORATE {uid: uid}]->()
  RETURN r
  UNION ALL
  UNWIND $uids AS uid
  MATCH ()-[r:COORDINATE {uid: uid}]->()
  RETURN r
  UNION ALL
  UNWIND $uids AS uid
  MATCH ()-[r:COOPERATE {uid: uid}]->()
  RETURN r
}
RETURN r.uid AS uid,
       properties(r) AS kept,
       type(r) AS type,
       startNode(r).uid AS start,
       endNode(r).uid AS end
ORDER BY uid
