// Areas by code, with those they lie in, and those that lie in them.
//
// Answers: "Which place is that, and what does it belong to?"
//
// Parameters:
//   uids    LIST<STRING>  codes
//   of      LIST<STRING>  ... and all that lie directly in these
// Columns:
//   uid     STRING        the record's uid
//   kept    MAP           its properties
//   within  STRING        code of the area it lies in
CALL () {
  UNWIND $uids AS uid
  MATCH (:Area {uid: uid})-[:WITHIN*0..9]->(a:Area)
  RETURN a
  UNION
  UNWIND $of AS uid
  MATCH (a:Area)-[:WITHIN]->(:Area {uid: uid})
  RETURN a
}
RETURN a.uid AS uid,
       properties(a) AS kept,
       head([(a)-[:WITHIN]->(whole:Area) | whole.uid]) AS within
ORDER BY uid
