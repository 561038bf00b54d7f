// Actors by uid, exact name, other name, or the id they had before they were merged.
//
// Answers: "Who is meant?"
//
// Parameters:
//   texts   LIST<STRING>  uids, names or other names, exactly
//   former  LIST<STRING>  ids of before, as records keep them
// Columns:
//   uid     STRING        the record's uid
//   kept    MAP           its properties
CALL () {
  UNWIND $texts AS text
  MATCH (a:Actor {uid: text})
  RETURN a
  UNION
  UNWIND $texts AS text
  MATCH (a:Actor {name: text})
  RETURN a
  UNION
  MATCH (a:Actor)
  WHERE any(text IN a.aliases WHERE text IN $texts) OR any(id IN a.ids WHERE id IN $former)
  RETURN a
}
RETURN a.uid AS uid,
       properties(a) AS kept
ORDER BY uid
