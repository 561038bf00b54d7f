// Some contacts, as recorded.
//
// Answers: "Who can be asked?"
//
// Parameters:
//   uids       LIST<STRING>  uids of contacts
//   of         LIST<STRING>  ... and all that hang on these actors
// Columns:
//   uid        STRING        the record's uid
//   kept       MAP           its properties
//   actor      STRING        whose contact
CALL () {
  UNWIND $uids AS uid
  MATCH (c:Contact {uid: uid})
  RETURN c
  UNION
  UNWIND $of AS uid
  MATCH (:Actor {uid: uid})-[:REACHED_AT]->(c:Contact)
  RETURN c
}
RETURN c.uid AS uid,
       properties(c) AS kept,
       head([(a:Actor)-[:REACHED_AT]->(c) | a.uid]) AS actor
ORDER BY uid
