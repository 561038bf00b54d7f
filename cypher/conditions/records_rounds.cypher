// Rounds of asking the members, as recorded, whatever the day.
//
// Answers: "What were the members asked, and when?"
//
// Parameters:
//   after    STRING   only uids beyond this one; "" for the first page
//   limit    INTEGER  rows a page
// Columns:
//   uid      STRING   the record's uid
//   kept     MAP      its properties
//   network  STRING   whose members are asked
MATCH (x:Round)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:ABOUT]->(other:Network) | other.uid]) AS network
ORDER BY uid
