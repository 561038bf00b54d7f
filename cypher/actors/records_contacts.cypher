// Contacts, as recorded, whatever the day.
//
// Answers: "How is each actor reached?"
// Personal: contacts
//
// Parameters:
//   after  STRING   only uids beyond this one; "" for the first page
//   limit  INTEGER  rows a page
// Columns:
//   uid    STRING   the record's uid
//   kept   MAP      its properties
//   actor  STRING   whom it reaches
MATCH (x:Contact)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)<-[:REACHED_AT]-(other:Actor) | other.uid]) AS actor
ORDER BY uid
