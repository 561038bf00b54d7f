// Ties of all days, as columns: one record, lists of equal length.
//
// Answers: "Who is, was or will be tied to whom?"
//
// Parameters:
//   first            STRING         ties written from actors with this uid or a later one
//   beyond           STRING         ... and before this one; null: to the end
// Columns:
//   uid              LIST<STRING>   uids
//   start            LIST<STRING>   uid of the actor it was written from
//   end              LIST<STRING>   uid of the actor it was written to
//   type             LIST<STRING>   COLLABORATE, COORDINATE, COOPERATE
//   since            LIST<INTEGER>  first day as yyyymmdd; 0 before records began
//   since_precision  LIST<STRING>   year, month, day; "" where there is no date
//   until            LIST<INTEGER>  first day no longer; 99999999 where still in force
//   until_precision  LIST<STRING>   year, month, day; "" where there is no date
//   frequency        LIST<FLOAT>    contacts a year; -1 not known
//   trust            LIST<FLOAT>    1-4; -1 not known
//   about            LIST<STRING>   uid of the issue; "" none
//   through          LIST<STRING>   uid of the broker; "" none
//   mutual           LIST<INTEGER>  1 yes, 0 no, -1 not known
//   stated           LIST<BOOLEAN>  false where only "loose" was said
MATCH (a:Actor)
WHERE a.uid >= $first AND ($beyond IS NULL OR a.uid < $beyond)
WITH a, a.uid AS from
MATCH (a)-[r:COLLABORATE|COORDINATE|COOPERATE]->(b)
WITH from, b.uid AS to, type(r) AS level, properties(r) AS kept
WITH from, to, level, kept, kept.since AS first, kept.until AS last
RETURN collect(kept.uid) AS uid,
       collect(from) AS start,
       collect(to) AS end,
       collect(level) AS type,
       collect(coalesce(first.year * 10000 + first.month * 100 + first.day, 0)) AS since,
       collect(coalesce(kept.since_precision, '')) AS since_precision,
       collect(coalesce(last.year * 10000 + last.month * 100 + last.day, 99999999)) AS until,
       collect(coalesce(kept.until_precision, '')) AS until_precision,
       collect(coalesce(kept.frequency, -1.0)) AS frequency,
       collect(coalesce(kept.trust, -1.0)) AS trust,
       collect(coalesce(kept.about, '')) AS about,
       collect(coalesce(kept.through, '')) AS through,
       collect(CASE kept.mutual WHEN true THEN 1 WHEN false THEN 0 ELSE -1 END) AS mutual,
       collect(coalesce(kept.stated, true)) AS stated
