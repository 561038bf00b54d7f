// Offers, needs and skills of actors, as recorded, whatever the day.
//
// Answers: "What does each offer, need, and know how to do?"
//
// Parameters:
//   after  STRING   only uids beyond this one; "" for the first page
//   limit  INTEGER  rows a page
// Columns:
//   uid    STRING   the record's uid
//   kept   MAP      its properties
//   actor  STRING   whose it is
//   about  STRING   the issue
MATCH (x:Offer)
WHERE x.uid > $after
WITH x
ORDER BY x.uid
LIMIT $limit
RETURN x.uid AS uid,
       properties(x) AS kept,
       head([(x)-[:CONCERNS]->(other:Actor) | other.uid]) AS actor,
       head([(x)-[:ABOUT]->(other:Issue) | other.uid]) AS about
ORDER BY uid
