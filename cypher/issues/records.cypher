// Issues, as recorded, whatever the day.
//
// Answers: "What does the network work on?"
//
// Parameters:
//   after    STRING   only uids beyond this one; "" for the first page
//   limit    INTEGER  rows a page
// Columns:
//   uid      STRING   the record's uid
//   kept     MAP      its properties
//   part_of  STRING   the issue it is part of
MATCH (x:Issue)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:PART_OF]->(other:Issue) | other.uid]) AS part_of
ORDER BY uid
