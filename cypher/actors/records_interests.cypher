// Declared interests, as recorded, whatever the day.
//
// Answers: "Who declared an interest, and in what?"
//
// Parameters:
//   after     STRING        only uids beyond this one; "" for the first page
//   limit     INTEGER       rows a page
// Columns:
//   uid       STRING        the record's uid
//   kept      MAP           its properties
//   actor     STRING        who declared it
//   concerns  LIST<STRING>  in whom
MATCH (x:Interest)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)<-[:DECLARED]-(other:Actor) | other.uid]) AS actor,
       [(x)-[:CONCERNS]->(other:Actor) | other.uid] AS concerns
ORDER BY uid
