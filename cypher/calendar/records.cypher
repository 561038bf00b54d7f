// Pairs that the calendar asks about later, as recorded, whatever the day.
//
// Answers: "Whom did we put off?"
//
// Parameters:
//   after  STRING   only uids beyond this one; "" for the first page
//   limit  INTEGER  rows a page
// Columns:
//   uid    STRING   the record's uid
//   kept   MAP      its properties
//   one    STRING   the lower uid
//   other  STRING   the higher one
MATCH (a:Actor)-[r:PUT_OFF]->(b:Actor)
WHERE r.uid > $after
WITH a, r, b
ORDER BY r.uid
LIMIT $limit
RETURN r.uid AS uid,
       properties(r) AS kept,
       a.uid AS one,
       b.uid AS other
ORDER BY uid
