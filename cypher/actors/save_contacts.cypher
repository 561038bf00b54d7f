// Creates or corrects contacts, by uid.
//
// Answers: "How is each actor reached?"
// Writes: Contact
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, actor}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MERGE (x:Contact {uid: row.uid})
SET x += row.properties, x.version = coalesce(x.version, 0) + 1
WITH x, row
OPTIONAL MATCH (x)<-[old:REACHED_AT]-()
DELETE old
WITH DISTINCT x, row
MATCH (other:Actor {uid: row.actor})
MERGE (x)<-[:REACHED_AT]-(other)
WITH x, row
RETURN count(*) AS saved
