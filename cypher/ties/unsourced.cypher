// Ties that go on and say nowhere how they are known, as one list.
//
// Answers: "Which ties can nobody trace back?"
//
// Parameters:
//   on    DATE = today  the day the ties must be in force
// Columns:
//   uids  LIST<STRING>  the ties
MATCH (:Actor)-[r:COLLABORATE|COORDINATE|COOPERATE]->(:Actor)
WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
  AND size(coalesce(r.sources, [])) = 0
RETURN collect(r.uid) AS uids
