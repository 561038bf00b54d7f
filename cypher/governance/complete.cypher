// How much is known of the ties in force on a day, and of the activities of a period up to it.
//
// Answers: "How complete are the records?"
//
// Parameters:
//   first               DATE                 activities from this day
//   on                  DATE = today         to this day, and ties on it
//   networks            LIST<STRING> = null  of their members; null: all
// Columns:
//   ties                INTEGER              ties in force
//   ties_sourced        INTEGER              ... with a source
//   ties_begun          INTEGER              ... whose beginning is known
//   ties_frequency      INTEGER              ... whose frequency is known
//   ties_trust          INTEGER              ... whose trust is known
//   activities          INTEGER              activities
//   activities_hosted   INTEGER              ... with a host
//   activities_placed   INTEGER              ... with an area or an issue
//   activities_sourced  INTEGER              ... with a source
OPTIONAL MATCH (:Actor)-[r:COLLABORATE|COORDINATE|COOPERATE]->(:Actor)
WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
  AND ($networks IS NULL OR all(end IN [startNode(r), endNode(r)] WHERE EXISTS {
    MATCH (end)-[m:MEMBER_OF]->(n:Network)
    WHERE n.uid IN $networks AND (m.since IS NULL OR m.since <= $on) AND (m.until IS NULL OR m.until > $on)
  }))
WITH count(r) AS ties,
     count(CASE WHEN size(coalesce(r.sources, [])) > 0 THEN 1 END) AS ties_sourced,
     count(r.since) AS ties_begun,
     count(r.frequency) AS ties_frequency,
     count(r.trust) AS ties_trust
OPTIONAL MATCH (x:Activity)
WHERE x.date >= $first AND x.date <= $on
  AND ($networks IS NULL OR EXISTS {
    MATCH (x)<-[:HOSTED|TOOK_PART]-(:Actor)-[m:MEMBER_OF]->(n:Network)
    WHERE n.uid IN $networks AND (m.since IS NULL OR m.since <= $on) AND (m.until IS NULL OR m.until > $on)
  })
RETURN ties AS ties,
       ties_sourced AS ties_sourced,
       ties_begun AS ties_begun,
       ties_frequency AS ties_frequency,
       ties_trust AS ties_trust,
       count(x) AS activities,
       count(CASE WHEN EXISTS { (:Actor)-[:HOSTED]->(x) } THEN 1 END) AS activities_hosted,
       count(CASE WHEN EXISTS { (x)-[:WITHIN|ABOUT]->() } THEN 1 END) AS activities_placed,
       count(CASE WHEN size(coalesce(x.sources, [])) > 0 THEN 1 END) AS activities_sourced
