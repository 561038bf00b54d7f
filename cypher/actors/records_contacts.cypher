// Contacts, as recorded, whatever the day.
//
// Answers: "How is each actor reached?"
//
// Parameters:
//   after      STRING   only uids beyond this one; "" for the first page
//   limit      INTEGER  rows a page
// Columns:
//   uid        STRING        the record's uid
//   kept       MAP           its properties
//   actor      STRING        whom it reaches
MATCH (c:Contact)
WHERE c.uid > $after
WITH c
ORDER BY c.uid
LIMIT $limit
RETURN c.uid AS uid,
       properties(c) AS kept,
       head([(a:Actor)-[:REACHED_AT]->(c) | a.uid]) AS actor
ORDER BY uid
