// Which server this is.
//
// Answers: "What are we talking to?"
//
// Columns:
//   version  STRING  the server's version
//   edition  STRING  community or enterprise
CALL dbms.components() YIELD name, versions, edition
WHERE name = 'Neo4j Kernel'
RETURN head(versions) AS version,
       edition AS edition
