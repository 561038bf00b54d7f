// The row changes of a batch.
//
// Answers: "What did this write change?"
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
RETURN c.uid AS uid,
       c.record AS record,
       c.kind AS kind,
       c.action AS action,
       c.before AS before,
       c.after AS after,
       c.salt AS salt,
       c.hash AS hash
ORDER BY c.uid
