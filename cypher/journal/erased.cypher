// The last entry of the journal that says something was erased.
//
// Answers: "Is what was read before still what is left?"
//
// Columns:
//   number  INTEGER  its place in the chain; 0: there is none
MATCH (b:Batch {channel: 'erased'})
RETURN coalesce(max(b.number), 0) AS number
