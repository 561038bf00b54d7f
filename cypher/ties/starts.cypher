// Every so many actors, one: where pages of ties begin.
//
// Answers: "Where do we cut a long list of ties?"
//
// Parameters:
//   every  INTEGER  actors a page
// Columns:
//   uid    STRING   the first actor of a page
MATCH (a:Actor)
WITH a
ORDER BY a.uid
WITH collect(a.uid) AS uids
UNWIND range(0, size(uids) - 1, $every) AS place
RETURN uids[place] AS uid
ORDER BY uid
