// Bases, as recorded, whatever the day.
//
// Answers: "Where is each actor based?"
//
// Parameters:
//   after  STRING   only uids beyond this one; "" for the first page
//   limit  INTEGER  rows a page
// Columns:
//   uid    STRING   the record's uid
//   kept   MAP      its properties
//   actor  STRING   who
//   area   STRING   where
MATCH (a:Actor)-[r:BASED_IN]->(b:Area)
WHERE r.uid > $after
WITH a, r, b
ORDER BY r.uid
LIMIT $limit
RETURN r.uid AS uid,
       properties(r) AS kept,
       a.uid AS actor,
       b.uid AS area
ORDER BY uid
