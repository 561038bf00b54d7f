// The uniqueness constraints the database has.
//
// Answers: "Is this database fit to be written to?"
//
// Columns:
//   name      STRING  the constraint's name
//   on        STRING  the label or relationship type
//   property  STRING  what is unique
SHOW CONSTRAINTS
YIELD name, type, labelsOrTypes, properties
WHERE type CONTAINS 'UNIQUENESS'
RETURN name AS name,
       head(labelsOrTypes) AS on,
       head(properties) AS property
ORDER BY name
