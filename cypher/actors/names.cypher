// Names of all actors, and other names.
//
// Answers: "Who could be meant?"
//
// Columns:
//   uid      STRING        the actor
//   name     STRING        its name
//   aliases  LIST<STRING>  its other names
MATCH (a:Actor)
RETURN a.uid AS uid,
       a.name AS name,
       coalesce(a.aliases, []) AS aliases
ORDER BY uid
