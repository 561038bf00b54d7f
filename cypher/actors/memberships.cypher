// Memberships and posts of one actor, and of others in it, whatever the day.
//
// Answers: "What does this partner belong to, and who belongs to it?"
//
// Parameters:
//   uid              STRING   the actor
// Columns:
//   uid              STRING   the membership
//   inward           BOOLEAN  true where the other belongs to this actor
//   other            STRING   uid of the other actor or of the network
//   other_name       STRING   its name
//   role             STRING   the post
//   since            DATE     first day
//   since_precision  STRING   year, month, day
//   until            DATE     first day no longer
//   until_precision  STRING   year, month, day
MATCH (a:Actor {uid: $uid})-[r:MEMBER_OF]-(o:Actor|Network)
RETURN r.uid AS uid,
       endNode(r) = a AS inward,
       o.uid AS other,
       o.name AS other_name,
       r.role AS role,
       r.since AS since,
       r.since_precision AS since_precision,
       r.until AS until,
       r.until_precision AS until_precision
ORDER BY since DESC, uid
