// Activities between two days that are about an issue in an area, the latest first.
//
// Answers: "What begins again of what we learned about?"
//
// Parameters:
//   first           DATE          from this day
//   on              DATE = today  to this day
// Columns:
//   uid             STRING        the activity
//   date            DATE          the day
//   date_precision  STRING        year, month, day
//   title           STRING        what it was
//   participants    LIST<STRING>  uids of those who took part
//   about           STRING        uid of the issue
//   area            STRING        code of the area
MATCH (i:Issue)<-[:ABOUT]-(x:Activity)-[:WITHIN]->(place:Area)
WHERE x.date >= $first AND x.date <= $on
RETURN x.uid AS uid,
       x.date AS date,
       x.date_precision AS date_precision,
       x.title AS title,
       COLLECT { MATCH (a:Actor)-[:TOOK_PART]->(x) RETURN a.uid AS who ORDER BY who } AS participants,
       i.uid AS about,
       place.uid AS area
ORDER BY date DESC, uid
