// The nodes of the journal that keep rows of these records, with all they keep.
//
// Answers: "Where does the journal speak of them?"
//
// Parameters:
//   records  LIST<STRING>  uids of records
// Columns:
//   batch    STRING   the batch
//   number   INTEGER  its place in the chain
//   format   INTEGER  of its hashes; null: of an earlier Saan
//   uid      STRING   the node
//   kept     MAP      first, and lists of equal length: records, kinds, actions, befores, afters, salts, hashes
MATCH (c:Change)-[:IN_BATCH]->(b:Batch)
WHERE any(record IN c.records WHERE record IN $records)
RETURN b.uid AS batch,
       b.number AS number,
       b.format AS format,
       c.uid AS uid,
       properties(c) AS kept
ORDER BY number, uid
