// What is called like a partner, or bears their name in its own.
//
// Answers: "Whose names hold theirs, and stay?"
//
// Parameters:
//   uid    STRING        the partner
//   marks  LIST<STRING>  their names, in small letters
//   limit  INTEGER = 50  at most so many
// Columns:
//   kind   STRING        actors, networks, issues or areas
//   uid    STRING        which
//   names  LIST<STRING>  its name, and its other names
CALL () {
  MATCH (n:Actor) RETURN n, 'actors' AS kind
  UNION ALL
  MATCH (n:Network) RETURN n, 'networks' AS kind
  UNION ALL
  MATCH (n:Issue) RETURN n, 'issues' AS kind
  UNION ALL
  MATCH (n:Area) RETURN n, 'areas' AS kind
}
WITH kind, n, [n.name] + coalesce(n.aliases, []) AS names
WHERE n.uid <> $uid
  AND any(name IN names WHERE any(mark IN $marks WHERE toLower(name) CONTAINS mark))
RETURN kind,
       n.uid AS uid,
       names
ORDER BY kind, uid
LIMIT $limit
