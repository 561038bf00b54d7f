// Every name and other name of all actors, and whose it is: two lists as long as each other.
//
// Answers: "Is there anybody of a like name?"
//
// Columns:
//   uids   LIST<STRING>  whose name
//   names  LIST<STRING>  the name
MATCH (a:Actor)
UNWIND [a.name] + coalesce(a.aliases, []) AS name
WITH a.uid AS uid, name
ORDER BY uid, name
RETURN collect(uid) AS uids,
       collect(name) AS names
