// Ties as members report them, as recorded, whatever the day.
//
// Answers: "What do the members say of their ties?"
//
// Parameters:
//   after     STRING   only uids beyond this one; "" for the first page
//   limit     INTEGER  rows a page
// Columns:
//   uid       STRING   the record's uid
//   kept      MAP      its properties
//   round     STRING   the round
//   reporter  STRING   who says so
//   partner   STRING   of a tie with whom
//   about     STRING   the issue
MATCH (x:ReportedTie)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:CAME_OF]->(other:Round) | other.uid]) AS round,
       head([(x)<-[:REPORTED]-(other:Actor) | other.uid]) AS reporter,
       head([(x)-[:CONCERNS]->(other:Actor) | other.uid]) AS partner,
       head([(x)-[:ABOUT]->(other:Issue) | other.uid]) AS about
ORDER BY uid
