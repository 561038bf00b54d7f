// Names of all actors.
//
// Answers: "Who could be meant?"
//
// Columns:
//   uid   STRING  the actor
//   name  STRING  its name
MATCH (a:Actor)
RETURN a.uid AS uid,
       a.name AS name
ORDER BY uid
