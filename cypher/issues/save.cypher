// Creates or corrects issues, by uid.
//
// Answers: "What does the network work on?"
// Writes: Issue
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, part_of}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Issue {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)-[old:PART_OF]->()
DELETE old
WITH DISTINCT x, row
FOREACH (uid IN CASE WHEN row.part_of IS NULL THEN [] ELSE [row.part_of] END |
  MERGE (other:Issue {uid: uid})
  MERGE (x)-[:PART_OF]->(other))
RETURN count(*) AS saved
