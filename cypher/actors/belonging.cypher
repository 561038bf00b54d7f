// Who belongs to which group or organisation on a day.
//
// Answers: "Who is in which group?"
//
// Parameters:
//   on      DATE = today     the day
//   limit   INTEGER = 20000  memberships at most
// Columns:
//   member  STRING           uid of the member
//   body    STRING           uid of the group or organisation
MATCH (a:Actor)-[r:MEMBER_OF]->(b:Actor)
WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
WITH DISTINCT a.uid AS member, b.uid AS body
RETURN member AS member,
       body AS body
ORDER BY body, member
LIMIT $limit
