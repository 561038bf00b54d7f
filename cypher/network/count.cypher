// How many managed networks are on record.
//
// Answers: "Is there one network here, or several?"
//
// Columns:
//   networks  INTEGER  managed networks
MATCH (n:Network)
RETURN count(n) AS networks
