// Agreed ways of working, as recorded, whatever the day.
//
// Answers: "How do they work together?"
//
// Parameters:
//   after    STRING   only uids beyond this one; "" for the first page
//   limit    INTEGER  rows a page
// Columns:
//   uid      STRING   the record's uid
//   kept     MAP      its properties
//   network  STRING   who agreed
MATCH (x:Way)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:ABOUT]->(other:Network) | other.uid]) AS network
ORDER BY uid
