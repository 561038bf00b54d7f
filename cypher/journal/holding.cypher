// The nodes of the journal that keep rows of some records, or whose texts hold a mark of them.
//
// Answers: "Where does the journal tell of them?"
// Personal: contacts
//
// Parameters:
//   kind     STRING        kind of the records
//   records  LIST<STRING>  their uids
//   marks    LIST<STRING>  what such a text holds, in small letters
// Columns:
//   batch   STRING   the batch
//   number  INTEGER  its place in the chain
//   uid     STRING   the node
//   kept    MAP      first, and lists of equal length: records, kinds, actions, befores, afters, salts, hashes
MATCH (c:Change)-[:IN_BATCH]->(b:Batch)
WHERE any(place IN range(0, size(c.records) - 1)
          WHERE c.records[place] IN $records AND c.kinds[place] = $kind)
   OR any(text IN c.befores + c.afters
          WHERE any(mark IN $marks WHERE toLower(text) CONTAINS mark))
RETURN b.uid AS batch,
       b.number AS number,
       c.uid AS uid,
       properties(c) AS kept
ORDER BY number, uid
