// Creates or corrects issues and what each is part of, by uid.
//
// Answers: "What does the network work on?"
// Writes: Issue
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, part_of}, ascending by uid
// Columns:
//   saved  INTEGER  rows written
UNWIND $rows AS row
MERGE (i:Issue {uid: row.uid})
SET i += row.properties, i.version = coalesce(i.version, 0) + 1
WITH i, row
OPTIONAL MATCH (i)-[old:PART_OF]->(whole:Issue)
WHERE row.part_of IS NULL OR whole.uid <> row.part_of
DELETE old
WITH DISTINCT i, row
FOREACH (uid IN CASE WHEN row.part_of IS NULL THEN [] ELSE [row.part_of] END |
  MERGE (whole:Issue {uid: uid})
  MERGE (i)-[:PART_OF]->(whole))
RETURN count(*) AS saved
