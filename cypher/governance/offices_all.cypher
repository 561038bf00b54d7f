// How many members the managed networks have on a day, and how many of them hold an office.
//
// Answers: "Are offices recorded at all?"
//
// Parameters:
//   on        DATE = today  the day
// Columns:
//   networks  INTEGER       managed networks
//   members   INTEGER       memberships of them
//   offices   INTEGER       those with a role
OPTIONAL MATCH (n:Network)
WITH count(n) AS networks
OPTIONAL MATCH (a:Actor)-[r:MEMBER_OF]->(:Network)
WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
  AND (a.since IS NULL OR a.since <= $on) AND (a.until IS NULL OR a.until > $on)
RETURN networks AS networks,
       count(r) AS members,
       count(r.role) AS offices
