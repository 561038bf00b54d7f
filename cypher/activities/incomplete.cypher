// How many activities there are, and how many of them lack participants or an issue.
//
// Answers: "How complete is the log of activities?"
//
// Columns:
//   activities  INTEGER       all on record
//   nobody      INTEGER       without participants
//   aimless     INTEGER       without an issue
//   lacking     INTEGER       without one or the other
//   kinds       LIST<STRING>  the kinds in use, ascending
MATCH (x:Activity)
WITH x,
     EXISTS { (:Actor)-[:TOOK_PART]->(x) } AS attended,
     EXISTS { (x)-[:ABOUT]->(:Issue) } AS placed
WITH count(x) AS activities,
     sum(CASE WHEN attended THEN 0 ELSE 1 END) AS nobody,
     sum(CASE WHEN placed THEN 0 ELSE 1 END) AS aimless,
     sum(CASE WHEN attended AND placed THEN 0 ELSE 1 END) AS lacking
RETURN activities AS activities,
       nobody AS nobody,
       aimless AS aimless,
       lacking AS lacking,
       COLLECT {
         MATCH (k:Activity)
         WHERE k.kind IS NOT NULL
         RETURN DISTINCT k.kind AS kind
         ORDER BY kind
         LIMIT 50
       } AS kinds
