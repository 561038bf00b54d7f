// All names by which persons go, and those of contacts: personal data, so that they can be left out.
//
// Answers: "Whom must a public page not name?"
// Personal: contacts
//
// Parameters:
//   limit  INTEGER = 1000000  names at most
// Columns:
//   text   STRING             a name or another name
CALL () {
  MATCH (p:Person)
  UNWIND [p.name] + coalesce(p.aliases, []) AS text
  RETURN text
  UNION
  MATCH (c:Contact)
  RETURN c.name AS text
}
RETURN DISTINCT text AS text
ORDER BY text
LIMIT $limit
