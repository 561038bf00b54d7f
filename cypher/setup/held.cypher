// Whether the database holds anything but the journal's head.
//
// Answers: "Is this database empty?"
//
// Columns:
//   held  BOOLEAN  whether there is anything
RETURN EXISTS { MATCH (n) WHERE NOT n:Journal } AS held
