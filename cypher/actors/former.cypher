// Uids that are no actor's any more, since theirs was merged into another.
//
// Answers: "Who is it now whom this uid meant?"
//
// Columns:
//   former  STRING  the uid of before
//   uid     STRING  the actor that it was merged into
MATCH (a:Actor)
WHERE any(id IN a.ids WHERE id STARTS WITH 'saan:')
UNWIND [id IN a.ids WHERE id STARTS WITH 'saan:' | substring(id, size('saan:'))] AS former
WITH a, former
WHERE NOT EXISTS { MATCH (:Actor {uid: former}) }
RETURN former AS former,
       a.uid AS uid
ORDER BY former, uid
