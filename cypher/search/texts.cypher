// Everything that is found by its text rather than by a name, the latest first; no contact is.
//
// Answers: "Where is it written down?"
//
// Columns:
//   kind           STRING        the kind of record
//   uid            STRING        the record
//   texts          LIST<STRING>  what can be searched of it, its title first
//   day            DATE          when it was, is due, was learned, since when it is so
//   day_precision  STRING        year, month, day
//   concerns       LIST<STRING>  whom it speaks of, its own first
CALL () {
  MATCH (x:Activity)
  RETURN 'activities' AS kind, x, x.date AS day, x.date_precision AS precision,
         [x.title, x.decisions] AS texts, [] AS concerns
  UNION ALL
  MATCH (x:PlanStep)
  RETURN 'plans' AS kind, x, x.due AS day, x.due_precision AS precision,
         [x.method, x.our_benefit, x.friends_benefit, x.outcome] AS texts,
         [(x)-[:CONCERNS]->(a:Actor) | a.uid] AS concerns
  UNION ALL
  MATCH (x:Lesson)
  RETURN 'lessons' AS kind, x, x.learned AS day, x.learned_precision AS precision,
         [x.text, x.question] AS texts, [(x)-[:CONCERNS]->(a:Actor) | a.uid] AS concerns
  UNION ALL
  MATCH (a:Actor)-[x:STAKE_IN]->(:Network)
  RETURN 'stakes' AS kind, x, x.since AS day, x.since_precision AS precision,
         [x.how_it_influences, x.how_it_is_affected, x.what_matters, x.what_it_can_give,
          x.how_it_may_hinder] AS texts,
         [a.uid] AS concerns
  UNION ALL
  MATCH (x:Offer)
  RETURN 'offers' AS kind, x, x.since AS day, x.since_precision AS precision,
         [x.text] AS texts, [(x)-[:CONCERNS]->(a:Actor) | a.uid] AS concerns
  UNION ALL
  MATCH (x:Result)
  RETURN 'results' AS kind, x, x.achieved AS day, x.achieved_precision AS precision,
         [x.text] AS texts, [(x)<-[:ACHIEVED]-(a:Actor) | a.uid] AS concerns
  UNION ALL
  MATCH (x:Promise)
  RETURN 'promises' AS kind, x, x.due AS day, x.due_precision AS precision, [x.text] AS texts,
         [(x)<-[:PROMISED]-(a:Actor) | a.uid] + [(x)-[:PROMISED_TO]->(a:Actor) | a.uid] AS concerns
  UNION ALL
  MATCH (x:Interest)
  RETURN 'interests' AS kind, x, x.since AS day, x.since_precision AS precision, [x.text] AS texts,
         [(x)<-[:DECLARED]-(a:Actor) | a.uid] + [(x)-[:CONCERNS]->(a:Actor) | a.uid] AS concerns
  UNION ALL
  MATCH (x:Way)
  RETURN 'ways' AS kind, x, x.since AS day, x.since_precision AS precision, [x.text] AS texts,
         [(x)-[:ABOUT]->(n:Network) | n.uid] AS concerns
  UNION ALL
  MATCH (x:Network)
  RETURN 'networks' AS kind, x, NULL AS day, NULL AS precision, [x.name, x.vision] AS texts,
         [x.uid] AS concerns
  UNION ALL
  MATCH (x:Actor)
  WHERE x.note IS NOT NULL
  RETURN 'actors' AS kind, x, NULL AS day, NULL AS precision, [x.note] AS texts, [x.uid] AS concerns
  UNION ALL
  MATCH (a:Actor)-[x:COLLABORATE|COORDINATE|COOPERATE]->(b:Actor)
  WHERE x.note IS NOT NULL
  RETURN 'ties' AS kind, x, x.since AS day, x.since_precision AS precision, [x.note] AS texts,
         [a.uid, b.uid] AS concerns
  UNION ALL
  MATCH (a:Actor)-[x:MENTORS]->(b:Actor)
  WHERE x.note IS NOT NULL
  RETURN 'mentors' AS kind, x, x.since AS day, x.since_precision AS precision, [x.note] AS texts,
         [a.uid, b.uid] AS concerns
}
RETURN kind AS kind,
       x.uid AS uid,
       [text IN texts WHERE text IS NOT NULL] AS texts,
       day AS day,
       precision AS day_precision,
       concerns AS concerns
ORDER BY day DESC, uid
