// Who has written, those with the most writes first.
//
// Answers: "Who keeps these records?"
//
// Parameters:
//   limit   INTEGER = 200  names at most
// Columns:
//   who     STRING   who wrote
//   writes  INTEGER  how many writes
MATCH (b:Batch)
WHERE b.channel <> 'recover'
RETURN b.who AS who,
       count(DISTINCT b.write) AS writes
ORDER BY writes DESC, who
LIMIT $limit
