// Creates or corrects memberships and posts, in an actor or in a managed network, by uid.
//
// Answers: "Who belongs to what, in which post?"
// Writes: MEMBER_OF
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, member, of}, ascending by uid
// Columns:
//   saved  INTEGER  rows written
UNWIND $rows AS row
MATCH (a:Actor {uid: row.member})
OPTIONAL MATCH (body:Actor {uid: row.of})
OPTIONAL MATCH (network:Network {uid: row.of})
WITH row, a, coalesce(network, body) AS whole
MERGE (a)-[r:MEMBER_OF {uid: row.uid}]->(whole)
SET r += row.properties, r.version = coalesce(r.version, 0) + 1
RETURN count(*) AS saved
