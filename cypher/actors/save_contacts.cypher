// Creates or corrects contacts: personal data, by uid.
//
// Answers: "How is each actor reached?"
// Writes: Contact
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, actor}, ascending by uid
// Columns:
//   saved  INTEGER  rows written
UNWIND $rows AS row
MERGE (c:Contact {uid: row.uid})
SET c += row.properties, c.version = coalesce(c.version, 0) + 1
WITH c, row
OPTIONAL MATCH (other:Actor)-[old:REACHED_AT]->(c)
WHERE other.uid <> row.actor
DELETE old
WITH DISTINCT c, row
MATCH (a:Actor {uid: row.actor})
MERGE (a)-[:REACHED_AT]->(c)
RETURN count(*) AS saved
