// All shortest ways between two actors, over ties in force on a day; parallel ties count once.
//
// Answers: "In which ways does A reach B in the fewest steps?"
//
// Parameters:
//   from     STRING               uid of the actor who asks
//   to       STRING               uid of the actor to be reached
//   on       DATE = today         the day the ties must be in force
//   types    LIST<STRING> = null  only ties of these types; null: all
//   actors   LIST<STRING> = null  only ways through these actors; null: all
//   issues   LIST<STRING> = null  only ties about these issues; null: all
//   workers  LIST<STRING> = null  who works on them: their ties without an issue count too
//   limit    INTEGER = 50         ways at most
// Columns:
//   actors   LIST<STRING>         uids along the way, `from` first
//   hops     INTEGER              ties on the way
MATCH (a:Actor {uid: $from}), (b:Actor {uid: $to})
MATCH p = ALL SHORTEST (a)(
    (x:Actor)-[r:COLLABORATE|COORDINATE|COOPERATE]-(y:Actor)
    WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
      AND (x.since IS NULL OR x.since <= $on) AND (x.until IS NULL OR x.until > $on)
      AND (y.since IS NULL OR y.since <= $on) AND (y.until IS NULL OR y.until > $on)
      AND ($types IS NULL OR type(r) IN $types)
      AND ($actors IS NULL OR (x.uid IN $actors AND y.uid IN $actors))
      AND ($issues IS NULL OR r.about IN $issues OR (r.about IS NULL AND x.uid IN $workers AND y.uid IN $workers))
  )+(b)
WITH DISTINCT [n IN nodes(p) | n.uid] AS actors,
     length(p) AS hops
RETURN actors AS actors,
       hops AS hops
ORDER BY actors
LIMIT $limit
