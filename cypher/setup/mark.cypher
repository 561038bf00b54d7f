// Marks the database as laid out by this version of the schema, once.
//
// Answers: "Which schema does this database have?"
// Writes: Journal
//
// Parameters:
//   schema  INTEGER  the schema's version
// Columns:
//   schema  INTEGER  the version it now has
MERGE (j:Journal {uid: 'journal'})
ON CREATE SET j.counter = 0, j.batches = 0, j.head = ''
SET j.schema = $schema
RETURN j.schema AS schema
