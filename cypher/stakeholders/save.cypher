// Creates or corrects stakes of actors in managed networks, by uid.
//
// Answers: "What has each actor to do with our network?"
// Writes: STAKE_IN
//
// Parameters:
//   rows   LIST<MAP>  {uid, properties, actor, network}, ascending by uid
// Columns:
//   saved  INTEGER    rows written
UNWIND $rows AS row
MATCH (a:Actor {uid: row.actor})
MATCH (b:Network {uid: row.network})
MERGE (a)-[r:STAKE_IN {uid: row.uid}]->(b)
SET r += row.properties, r.version = coalesce(r.version, 0) + 1
RETURN count(*) AS saved
