// What is recorded of one actor.
//
// Answers: "Who is this partner?"
//
// Parameters:
//   uid              STRING        the actor
//   on               DATE = today  the day
// Columns:
//   uid              STRING        the actor
//   name             STRING        its name
//   kind             STRING        person, group or organisation
//   sector           STRING        people, academia, government
//   aliases          LIST<STRING>  other names
//   place            STRING        where it is, as written, if no known area bears the name
//   since            DATE          first day
//   since_precision  STRING        year, month, day
//   until            DATE          first day no longer
//   until_precision  STRING        year, month, day
//   note             STRING        a note
//   sources          LIST<STRING>  where this was learned
//   areas            LIST<STRING>  names of the areas it is based in on the day
//   issues           LIST<STRING>  names of the issues it works on on the day
MATCH (a:Actor {uid: $uid})
RETURN a.uid AS uid,
       a.name AS name,
       a.kind AS kind,
       a.sector AS sector,
       a.aliases AS aliases,
       a.place AS place,
       a.since AS since,
       a.since_precision AS since_precision,
       a.until AS until,
       a.until_precision AS until_precision,
       a.note AS note,
       a.sources AS sources,
       COLLECT {
         MATCH (a)-[r:BASED_IN]->(place:Area)
         WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
           AND (a.since IS NULL OR a.since <= $on) AND (a.until IS NULL OR a.until > $on)
         RETURN place.name ORDER BY place.uid
       } AS areas,
       COLLECT {
         MATCH (a)-[r:WORKS_ON]->(i:Issue)
         WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
           AND (a.since IS NULL OR a.since <= $on) AND (a.until IS NULL OR a.until > $on)
         RETURN i.name ORDER BY i.uid
       } AS issues
ORDER BY uid
