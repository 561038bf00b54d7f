// Agreements and promises that are due, of which it was not known by the day what became.
//
// Answers: "Which promises are overdue?"
//
// Parameters:
//   on     DATE = today      due by this day
//   limit  INTEGER = 200000  promises at most
// Columns:
//   uid    STRING            the promise
//   who    LIST<STRING>      uids of those who promised
//   due    DATE              when it was due
MATCH (x:Promise)
WHERE x.due <= $on AND (x.made IS NULL OR x.made <= $on)
  AND (x.kept IS NULL OR x.settled > $on)
RETURN x.uid AS uid,
       [(x)<-[:PROMISED]-(a:Actor) | a.uid] AS who,
       x.due AS due
ORDER BY due, uid
LIMIT $limit
