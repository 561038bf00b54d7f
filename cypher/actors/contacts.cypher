// How one actor is reached: personal data.
//
// Answers: "Whom do we call there?"
// Personal: contacts
//
// Parameters:
//   uid     STRING        the actor
// Columns:
//   uid     STRING        the contact
//   name    STRING        who answers
//   phone   STRING        phone number
//   email   STRING        e-mail address
//   line    STRING        LINE id
//   sources LIST<STRING>  where this was learned
MATCH (:Actor {uid: $uid})-[:REACHED_AT]->(c:Contact)
RETURN c.uid AS uid,
       c.name AS name,
       c.phone AS phone,
       c.email AS email,
       c.line AS line,
       c.sources AS sources
ORDER BY name, uid
