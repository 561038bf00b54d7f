// Areas that actors are based in or activities were held in, with how many of each.
//
// Answers: "Where does the network work, and how much of it?"
//
// Parameters:
//   on          DATE = today     the day the bases must be valid; activities up to it
//   limit       INTEGER = 10000  areas at most
// Columns:
//   uid         STRING           its code
//   name        STRING           its name
//   level       STRING           region, province, district, subdistrict
//   within      STRING           name of the area it lies within
//   actors      INTEGER          based there on the day
//   activities  INTEGER          held there up to the day
MATCH (place:Area)
WHERE EXISTS { (:Actor)-[:BASED_IN]->(place) } OR EXISTS { (:Activity)-[:WITHIN]->(place) }
RETURN place.uid AS uid,
       place.name AS name,
       place.level AS level,
       head([(place)-[:WITHIN]->(whole:Area) | whole.name]) AS within,
       COUNT {
         MATCH (a:Actor)-[r:BASED_IN]->(place)
         WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
           AND (a.since IS NULL OR a.since <= $on) AND (a.until IS NULL OR a.until > $on)
       } AS actors,
       COUNT { MATCH (x:Activity)-[:WITHIN]->(place) WHERE x.date <= $on } AS activities
ORDER BY actors DESC, activities DESC, uid
LIMIT $limit
