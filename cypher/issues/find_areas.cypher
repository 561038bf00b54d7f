// Areas by code or exact name.
//
// Answers: "Which place is meant?"
//
// Parameters:
//   text   STRING        a code or a name, exactly
//   limit  INTEGER = 20  areas at most
// Columns:
//   uid    STRING        the area's code
//   name   STRING        its name
MATCH (a:Area)
WHERE a.uid = $text OR a.name = $text
RETURN a.uid AS uid,
       a.name AS name
ORDER BY uid
LIMIT $limit
