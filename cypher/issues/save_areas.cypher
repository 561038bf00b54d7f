// Creates or corrects areas, by uid.
//
// Answers: "Where does the network work?"
// Writes: Area
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, within}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Area {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)-[old:WITHIN]->()
DELETE old
WITH DISTINCT x, row
FOREACH (uid IN CASE WHEN row.within IS NULL THEN [] ELSE [row.within] END |
  MERGE (other:Area {uid: uid})
  MERGE (x)-[:WITHIN]->(other))
RETURN count(*) AS saved
