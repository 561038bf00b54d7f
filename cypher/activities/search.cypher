// Activities whose title, kind, issue or people hold a text, the latest first.
//
// Answers: "Where is that meeting written down?"
//
// Parameters:
//   text            STRING = ""           in small letters; "" finds all
//   incomplete      BOOLEAN = false       only those without participants or without an issue
//   issues          LIST<STRING> = null   only about these issues; null: about any or none
//   areas           LIST<STRING> = null   only held in these areas; null: anywhere
//   limit           INTEGER = 500         activities at most
// Columns:
//   uid             STRING                the activity
//   date            DATE                  the day
//   date_precision  STRING                year, month, day
//   title           STRING                what it was
//   kind            STRING                meeting, visit ...
//   host            STRING                name of the host
//   participants    LIST<STRING>          names of those who took part
//   about           STRING                name of the issue
//   area            STRING                name of the area
MATCH (x:Activity)
WHERE ($text = '' OR toLower(x.title) CONTAINS $text
    OR toLower(coalesce(x.kind, '')) CONTAINS $text
    OR EXISTS { (a:Actor)-[:TOOK_PART|HOSTED]->(x) WHERE toLower(a.name) CONTAINS $text }
    OR EXISTS { (x)-[:ABOUT]->(i:Issue) WHERE toLower(i.name) CONTAINS $text })
  AND ($incomplete = false
    OR NOT EXISTS { (:Actor)-[:TOOK_PART]->(x) }
    OR NOT EXISTS { (x)-[:ABOUT]->(:Issue) })
  AND ($issues IS NULL OR EXISTS { (x)-[:ABOUT]->(i:Issue) WHERE i.uid IN $issues })
  AND ($areas IS NULL OR EXISTS { (x)-[:WITHIN]->(place:Area) WHERE place.uid IN $areas })
WITH x
ORDER BY x.date DESC, x.uid
LIMIT $limit
RETURN x.uid AS uid,
       x.date AS date,
       x.date_precision AS date_precision,
       x.title AS title,
       x.kind AS kind,
       head(COLLECT { MATCH (h:Actor)-[:HOSTED]->(x) RETURN h.name ORDER BY h.uid }) AS host,
       COLLECT { MATCH (a:Actor)-[:TOOK_PART]->(x) RETURN a.name ORDER BY a.uid } AS participants,
       head([(x)-[:ABOUT]->(i:Issue) | i.name]) AS about,
       head([(x)-[:WITHIN]->(place:Area) | place.name]) AS area
ORDER BY date DESC, uid
