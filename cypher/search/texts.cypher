// Everything that is found by its text rather than by a name, the latest first.
//
// Answers: "Where is it written down?"
//
// Columns:
//   kind           STRING        activities, plans, lessons
//   uid            STRING        the record
//   texts          LIST<STRING>  what can be searched of it, its title first
//   day            DATE          when it was, is due, was learned
//   day_precision  STRING        year, month, day
//   concerns       LIST<STRING>  the actors it speaks of
MATCH (x:Activity|PlanStep|Lesson)
RETURN CASE WHEN x:Activity THEN 'activities' WHEN x:PlanStep THEN 'plans' ELSE 'lessons' END AS kind,
       x.uid AS uid,
       [each IN [x.title, x.method, x.our_benefit, x.friends_benefit, x.text, x.question]
        WHERE each IS NOT NULL] AS texts,
       coalesce(x.date, x.due, x.learned) AS day,
       coalesce(x.date_precision, x.due_precision, x.learned_precision) AS day_precision,
       COLLECT { MATCH (x)-[:CONCERNS]->(a:Actor) RETURN a.uid ORDER BY a.uid } AS concerns
ORDER BY day DESC, uid
