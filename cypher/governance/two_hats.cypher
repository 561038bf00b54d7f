// Persons with a role in a body that paid for activities and in one that took part in them.
//
// Answers: "Who stands on both sides of the money?"
//
// Parameters:
//   first     DATE              money of activities from this day
//   on        DATE = today      to this day, and roles on it
//   limit     INTEGER = 200000  persons at most
// Columns:
//   uid       STRING            the person
//   funder    STRING            uid of the body that hosted with a budget
//   funded    STRING            uid of the body that took part
//   role      STRING            the role in the first, as it is on record
//   other     STRING            the role in the second
//   budget    FLOAT             budgets of those activities, baht
//   declared  BOOLEAN           whether the person declared an interest in either, in force on the day
MATCH (p:Person)-[r:MEMBER_OF]->(funder:Actor)-[:HOSTED]->(x:Activity)<-[:TOOK_PART]-(funded:Actor)<-[s:MEMBER_OF]-(p)
WHERE funder <> funded AND x.budget > 0 AND r.role IS NOT NULL AND x.date >= $first AND x.date <= $on
  AND (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
  AND (p.since IS NULL OR p.since <= $on) AND (p.until IS NULL OR p.until > $on)
  AND (s.since IS NULL OR s.since <= $on) AND (s.until IS NULL OR s.until > $on)
  AND s.role IS NOT NULL
WITH DISTINCT p, funder, funded, x, r.role AS role, s.role AS other
RETURN p.uid AS uid,
       funder.uid AS funder,
       funded.uid AS funded,
       role AS role,
       other AS other,
       sum(x.budget) AS budget,
       EXISTS {
         MATCH (p)-[:DECLARED]->(i:Interest)-[:CONCERNS]->(body:Actor)
         WHERE body IN [funder, funded]
           AND (i.since IS NULL OR i.since <= $on) AND (i.until IS NULL OR i.until > $on)
       } AS declared
ORDER BY budget DESC, uid, funder, funded, role, other
LIMIT $limit
