// Some declared interests, as recorded, whatever the day.
//
// Answers: "What is on record beside it?"
//
// Parameters:
//   uids      LIST<STRING>  uids of declared interests
//   of        LIST<STRING>  ... and all that refer to these actors
// Columns:
//   uid       STRING        the record's uid
//   kept      MAP           its properties
//   actor     STRING        who declared it
//   concerns  LIST<STRING>  in whom
CALL () {
  UNWIND $uids AS uid
  MATCH (x:Interest {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Interest)<-[:DECLARED]-(:Actor {uid: uid})
  RETURN x
  UNION
  UNWIND $of AS uid
  MATCH (x:Interest)-[:CONCERNS]->(:Actor {uid: uid})
  RETURN x
}
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)<-[:DECLARED]-(other:Actor) | other.uid]) AS actor,
       [(x)-[:CONCERNS]->(other:Actor) | other.uid] AS concerns
ORDER BY uid
