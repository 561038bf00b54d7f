// Findings of governance, as recorded: those that are open, and all there ever were.
//
// Answers: "What was found, and who dealt with it?"
//
// Parameters:
//   after  STRING   only uids beyond this one; "" for the first page
//   limit  INTEGER  rows a page
// Columns:
//   uid    STRING   the record's uid
//   kept   MAP      its properties
MATCH (f:Finding)
WHERE f.uid > $after
WITH f
ORDER BY f.uid
LIMIT $limit
RETURN f.uid AS uid,
       properties(f) AS kept
ORDER BY uid
