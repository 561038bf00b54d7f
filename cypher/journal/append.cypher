// Chains a batch to the journal; readers are told to look again once the write has ended.
//
// Answers: "Who wrote what, when and why?"
// Writes: Batch Journal
//
// Parameters:
//   batch    MAP     uid, number, write, who, channel, why, file_hash, files, undoes, erases, rows, digest, previous, format, counter, hash
//   at       STRING  when, as ISO 8601 with its zone
//   writing  STRING  uid of the large write this is a part of; null once all is written
// Columns:
//   counter  INTEGER  the counter now
MATCH (j:Journal {uid: 'journal'})
MERGE (b:Batch {uid: $batch.uid})
SET b += $batch, b.at = datetime($at),
    j.batches = $batch.number,
    j.head = $batch.hash,
    j.counter = j.counter + CASE WHEN $writing IS NULL THEN 1 ELSE 0 END,
    j.writing = $writing,
    j.writing_at = CASE WHEN $writing IS NULL THEN NULL ELSE datetime() END
RETURN j.counter AS counter
