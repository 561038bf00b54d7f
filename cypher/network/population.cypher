// Who is on record as a name that was planned or asked about, and what says that an actor counts.
//
// Answers: "Whose names are not yet partners?"
//
// Columns:
//   named  LIST<STRING>   uids of actors with a stake, a plan step or a request
//   who    LIST<STRING>   uid of a member of an actor, or of that actor; the lists below are as long
//   since  LIST<INTEGER>  first day as yyyymmdd; 0 before records began
//   until  LIST<INTEGER>  first day no longer; 99999999 where still so
//   years  INTEGER        as it is set; null: for ever
CALL () {
  MATCH (a:Actor)-[:STAKE_IN]->(:Network)
  RETURN a.uid AS uid
  UNION
  MATCH (:PlanStep)-[:CONCERNS]->(a:Actor)
  RETURN a.uid AS uid
  UNION
  MATCH (:Activity)-[:CONCERNS]->(a:Actor)
  RETURN a.uid AS uid
}
WITH collect(uid) AS named
OPTIONAL MATCH (b:Actor)-[r:MEMBER_OF]-(:Actor)
WITH named,
     collect(b.uid) AS who,
     collect(coalesce(r.since.year * 10000 + r.since.month * 100 + r.since.day, 0)) AS since,
     collect(coalesce(r.until.year * 10000 + r.until.month * 100 + r.until.day, 99999999)) AS until
OPTIONAL MATCH (s:Setting {uid: 'network.years'})
RETURN named AS named,
       who AS who,
       since[..size(who)] AS since,
       until[..size(who)] AS until,
       toInteger(s.value) AS years
