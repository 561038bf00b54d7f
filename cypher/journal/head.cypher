// Sets the journal's head to that of a history written as a whole; readers look again.
//
// Answers: "Which write is the last of this history?"
// Writes: Journal
//
// Parameters:
//   counter  INTEGER  the counter, as readers shall see it
//   batches  INTEGER  batches in the history
//   head     STRING   hash of the last; "" where there is none
// Columns:
//   counter  INTEGER  the counter now
MATCH (j:Journal {uid: 'journal'})
SET j.counter = $counter,
    j.batches = $batches,
    j.head = $head,
    j.writing = NULL,
    j.writing_at = NULL
RETURN j.counter AS counter
