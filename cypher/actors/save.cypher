// Creates or corrects actors, by uid.
//
// Answers: "Who is in the network?"
// Writes: Actor
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Actor {uid: row.uid})
REMOVE x:Person:Group:Organisation
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
FOREACH (_ IN CASE WHEN row.properties.kind = 'person' THEN [1] ELSE [] END | SET x:Person)
FOREACH (_ IN CASE WHEN row.properties.kind = 'group' THEN [1] ELSE [] END | SET x:Group)
FOREACH (_ IN CASE WHEN row.properties.kind = 'organisation' THEN [1] ELSE [] END | SET x:Organisation)
RETURN count(*) AS saved
