// Actors by uid, exact name or alias.
//
// Answers: "Who is meant?"
//
// Parameters:
//   text   STRING   a uid, a name or another name, exactly
//   limit  INTEGER = 20  actors at most
// Columns:
//   uid    STRING   the actor
//   name   STRING   its name
//   kind   STRING   person, group or organisation
//   by     STRING   uid, name or alias: what matched
CALL () {
  MATCH (a:Actor {uid: $text})
  RETURN a AS a, 'uid' AS by
  UNION ALL
  MATCH (a:Actor {name: $text})
  RETURN a AS a, 'name' AS by
  UNION ALL
  MATCH (a:Actor)
  WHERE $text IN a.aliases
  RETURN a AS a, 'alias' AS by
}
RETURN a.uid AS uid,
       a.name AS name,
       a.kind AS kind,
       by AS by
ORDER BY CASE by WHEN 'uid' THEN 0 WHEN 'name' THEN 1 ELSE 2 END, uid
LIMIT $limit
