// Which actors work on which issues, of all days, as columns: one record, lists of equal length.
//
// Answers: "Who works on what?"
//
// Columns:
//   left   LIST<STRING>   uid of the actor
//   right  LIST<STRING>   uid of the issue
//   since  LIST<INTEGER>  first day as yyyymmdd; 0 before records began
//   until  LIST<INTEGER>  first day no longer; 99999999 where still so
MATCH (a:Actor)-[r:WORKS_ON]->(i:Issue)
RETURN collect(a.uid) AS left,
       collect(i.uid) AS right,
       collect(coalesce(r.since.year * 10000 + r.since.month * 100 + r.since.day, 0)) AS since,
       collect(coalesce(r.until.year * 10000 + r.until.month * 100 + r.until.day, 99999999)) AS until
