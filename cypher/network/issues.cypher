// Issues, as columns.
//
// Answers: "What does the network work on?"
//
// Columns:
//   uid      LIST<STRING>  uids
//   name     LIST<STRING>  names
//   part_of  LIST<STRING>  uid of the issue it is part of; "" none
MATCH (i:Issue)
WITH i
ORDER BY i.uid
RETURN collect(i.uid) AS uid,
       collect(i.name) AS name,
       collect(coalesce(head([(i)-[:PART_OF]->(whole:Issue) | whole.uid]), '')) AS part_of
