// Takes the journal's head, so that writers go one after the other.
//
// Answers: "What came before this write?"
// Writes: Journal
//
// Columns:
//   counter  INTEGER  raised by every write that readers may see
//   batches  INTEGER  batches written so far
//   head     STRING   hash of the last batch
//   writing  STRING   the large write that is under way, or died
//   idle     INTEGER  seconds since that write was last heard of
MATCH (j:Journal {uid: 'journal'})
SET j._lock = true
REMOVE j._lock
WITH j
RETURN j.counter AS counter,
       j.batches AS batches,
       j.head AS head,
       j.writing AS writing,
       duration.inSeconds(j.writing_at, datetime()).seconds AS idle
