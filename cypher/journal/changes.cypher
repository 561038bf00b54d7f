// The row changes of a batch.
//
// Answers: "What did this write change?"
// Personal: contacts
//
// Parameters:
//   batch   STRING  uid of the batch
// Columns:
//   uid     STRING  the change
//   record  STRING  uid of what was changed
//   kind    STRING  actors, ties, ...
//   action  STRING  created, changed or dropped
//   before  STRING  the record before, as JSON; null where created
//   after   STRING  the record after, as JSON; null where dropped
//   salt    STRING  what the hash is salted with
//   hash    STRING  hash of salt, before and after
MATCH (c:Change)-[:IN_BATCH]->(:Batch {uid: $batch})
WITH properties(c) AS kept
UNWIND range(0, size(kept.records) - 1) AS place
RETURN $batch + '-' + right('00000' + toString(kept.first + place), 6) AS uid,
       kept.records[place] AS record,
       kept.kinds[place] AS kind,
       kept.actions[place] AS action,
       nullIf(kept.befores[place], '') AS before,
       nullIf(kept.afters[place], '') AS after,
       kept.salts[place] AS salt,
       kept.hashes[place] AS hash
ORDER BY uid
