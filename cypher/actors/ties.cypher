// All episodes of one actor's ties, whatever the day, the latest first.
//
// Answers: "With whom does this partner work, and since when?"
//
// Parameters:
//   uid              STRING        the actor
// Columns:
//   uid              STRING        the tie
//   other            STRING        uid of the other actor
//   other_name       STRING        its name
//   type             STRING        COLLABORATE, COORDINATE, COOPERATE
//   since            DATE          first day; null: before records began
//   since_precision  STRING        year, month, day
//   until            DATE          first day no longer; null: still in force
//   until_precision  STRING        year, month, day
//   frequency        FLOAT         contacts a year
//   trust            FLOAT         1-4
//   about            STRING        uid of the issue
//   about_name       STRING        its name
//   through          STRING        uid of the broker
//   through_name     STRING        its name
//   mutual           BOOLEAN       whether both sides said so
//   stated           BOOLEAN       false where only "loose" was said
//   sources          LIST<STRING>  where this was learned
//   note             STRING        a note
MATCH (a:Actor {uid: $uid})-[r:COLLABORATE|COORDINATE|COOPERATE]-(b:Actor)
RETURN r.uid AS uid,
       b.uid AS other,
       b.name AS other_name,
       type(r) AS type,
       r.since AS since,
       r.since_precision AS since_precision,
       r.until AS until,
       r.until_precision AS until_precision,
       r.frequency AS frequency,
       r.trust AS trust,
       r.about AS about,
       head(COLLECT { MATCH (i:Issue {uid: r.about}) RETURN i.name }) AS about_name,
       r.through AS through,
       head(COLLECT { MATCH (t:Actor {uid: r.through}) RETURN t.name }) AS through_name,
       r.mutual AS mutual,
       r.stated AS stated,
       r.sources AS sources,
       r.note AS note
ORDER BY since DESC, uid
