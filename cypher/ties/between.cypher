// Ties in force on a day between given pairs, whichever way they were written.
//
// Answers: "What ties these two?"
//
// Parameters:
//   pairs            LIST<LIST>           pairs of uids
//   on               DATE = today         the day the ties must be in force
//   types            LIST<STRING> = null  only ties of these types; null: all
//   issues           LIST<STRING> = null  only ties about these issues; null: all
//   workers          LIST<STRING> = null  who works on them: their ties without an issue count too
// Columns:
//   uid              STRING               the tie
//   a                STRING               first of the pair, as asked
//   b                STRING               second of the pair
//   type             STRING               COLLABORATE, COORDINATE, COOPERATE
//   since            DATE                 first day; null: before records began
//   since_precision  STRING               year, month, day
//   until            DATE                 first day no longer; null: still in force
//   until_precision  STRING               year, month, day
//   about            STRING               uid of the issue
UNWIND $pairs AS pair
MATCH (a:Actor {uid: pair[0]})
MATCH (b:Actor {uid: pair[1]})
MATCH (a)-[r:COLLABORATE|COORDINATE|COOPERATE]-(b)
WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
  AND ($types IS NULL OR type(r) IN $types)
  AND ($issues IS NULL OR r.about IN $issues
    OR (r.about IS NULL AND a.uid IN $workers AND b.uid IN $workers))
RETURN r.uid AS uid,
       pair[0] AS a,
       pair[1] AS b,
       type(r) AS type,
       r.since AS since,
       r.since_precision AS since_precision,
       r.until AS until,
       r.until_precision AS until_precision,
       r.about AS about
ORDER BY a, b, uid
