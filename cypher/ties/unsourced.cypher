// Ties that go on and say nowhere how they are known.
//
// Answers: "Which ties can nobody trace back?"
//
// Parameters:
//   on     DATE = today      the day the ties must be in force
//   limit  INTEGER = 100000  ties at most
// Columns:
//   uid    STRING            the tie
MATCH (:Actor)-[r:COLLABORATE|COORDINATE|COOPERATE]->(:Actor)
WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
  AND size(coalesce(r.sources, [])) = 0
RETURN r.uid AS uid
ORDER BY uid
LIMIT $limit
