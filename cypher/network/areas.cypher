// Areas that something is based in, held in or lies within, as columns.
//
// Answers: "Where does the network work?"
//
// Columns:
//   uid     LIST<STRING>  codes
//   name    LIST<STRING>  names
//   level   LIST<STRING>  region, province, district, subdistrict
//   within  LIST<STRING>  code of the area it lies within; "" none
MATCH (used:Area)
WHERE EXISTS { (used)<-[:BASED_IN]-(:Actor) } OR EXISTS { (used)<-[:WITHIN]-(:Activity) }
MATCH (used)-[:WITHIN*0..5]->(a:Area)
WITH DISTINCT a
ORDER BY a.uid
RETURN collect(a.uid) AS uid,
       collect(a.name) AS name,
       collect(coalesce(a.level, '')) AS level,
       collect(coalesce(head([(a)-[:WITHIN]->(whole:Area) | whole.uid]), '')) AS within
