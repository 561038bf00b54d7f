// Some contacts, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
// Personal: contacts
//
// Parameters:
//   uids   LIST<STRING>  uids of contacts
//   of     LIST<STRING>  ... and all that refer to these actors
// Columns:
//   uid    STRING        the record's uid
//   kept   MAP           its properties
//   actor  STRING        whom it reaches
CALL () {
  UNWIND $uids AS uid
  MATCH (x:Contact {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Contact)<-[:REACHED_AT]-(:Actor {uid: uid})
  RETURN x
}
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)<-[:REACHED_AT]-(other:Actor) | other.uid]) AS actor
ORDER BY uid
