// The batches whose writer, reason or files hold a mark of somebody.
//
// Answers: "Which entries of the journal name them?"
//
// Parameters:
//   marks   LIST<STRING>  what such a text holds, in small letters
// Columns:
//   number  INTEGER  its place in the chain
//   kept    MAP      all that the journal says of the batch
MATCH (b:Batch)
WHERE any(text IN [b.who, b.why] + coalesce(b.files, [])
          WHERE any(mark IN $marks WHERE toLower(text) CONTAINS mark))
RETURN b.number AS number,
       properties(b) AS kept
ORDER BY number
