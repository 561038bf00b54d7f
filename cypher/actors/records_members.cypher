// Memberships, as recorded, whatever the day.
//
// Answers: "Who belongs to what?"
//
// Parameters:
//   after      STRING   only uids beyond this one; "" for the first page
//   limit      INTEGER  rows a page
// Columns:
//   uid        STRING        the record's uid
//   kept       MAP           its properties
//   member     STRING        who
//   of         STRING        in what
MATCH (a:Actor)-[r:MEMBER_OF]->(whole:Actor|Network)
WHERE r.uid > $after
WITH a, r, whole
ORDER BY r.uid
LIMIT $limit
RETURN r.uid AS uid,
       properties(r) AS kept,
       a.uid AS member,
       whole.uid AS of
ORDER BY uid
