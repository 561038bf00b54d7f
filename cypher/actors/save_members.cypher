// Creates or corrects memberships and posts, by uid.
//
// Answers: "Who belongs to what, in which post?"
// Writes: MEMBER_OF
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, member, of}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MATCH (a:Actor {uid: row.member})
OPTIONAL MATCH (b1:Network {uid: row.of})
OPTIONAL MATCH (b2:Actor {uid: row.of})
WITH row, a, coalesce(b1, b2) AS b
MERGE (a)-[r:MEMBER_OF {uid: row.uid}]->(b)
SET r += row.properties, r.version = coalesce(r.version, 0) + 1
RETURN count(*) AS saved
