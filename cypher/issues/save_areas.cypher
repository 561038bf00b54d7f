// Creates or corrects areas and what each lies within, by uid.
//
// Answers: "Where does the network work?"
// Writes: Area
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, within}, ascending by uid
// Columns:
//   saved  INTEGER  rows written
UNWIND $rows AS row
MERGE (a:Area {uid: row.uid})
SET a += row.properties, a.version = coalesce(a.version, 0) + 1
WITH a, row
OPTIONAL MATCH (a)-[old:WITHIN]->(whole:Area)
WHERE row.within IS NULL OR whole.uid <> row.within
DELETE old
WITH DISTINCT a, row
FOREACH (uid IN CASE WHEN row.within IS NULL THEN [] ELSE [row.within] END |
  MERGE (whole:Area {uid: uid})
  MERGE (a)-[:WITHIN]->(whole))
RETURN count(*) AS saved
