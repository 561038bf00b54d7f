// Creates or corrects persons, groups and organisations, by uid.
//
// Answers: "Who is in the network?"
// Writes: Actor
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties}, ascending by uid
// Columns:
//   saved  INTEGER  rows written
UNWIND $rows AS row
MERGE (a:Actor {uid: row.uid})
REMOVE a:Person:Group:Organisation
SET a += row.properties, a.version = coalesce(a.version, 0) + 1
FOREACH (_ IN CASE WHEN row.properties.kind = 'person' THEN [1] ELSE [] END | SET a:Person)
FOREACH (_ IN CASE WHEN row.properties.kind = 'group' THEN [1] ELSE [] END | SET a:Group)
FOREACH (_ IN CASE WHEN row.properties.kind = 'organisation' THEN [1] ELSE [] END | SET a:Organisation)
RETURN count(*) AS saved
