// Takes some of what is there out, whatever it is: only for what a restore left unfinished.
//
// Answers: "What did a restore that failed leave behind?"
// Writes: everything
//
// Parameters:
//   limit   INTEGER  nodes at most
// Columns:
//   dropped  INTEGER  how many were taken out; 0: the database is empty
MATCH (n)
WHERE NOT n:Journal
WITH n
LIMIT $limit
DETACH DELETE n
RETURN count(*) AS dropped
