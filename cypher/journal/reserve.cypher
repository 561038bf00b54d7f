// Says that a write of everything is under way, so that no other begins and readers wait.
//
// Answers: "May anyone else write now?"
// Writes: Journal
//
// Parameters:
//   write    STRING  uid of the write
// Columns:
//   writing  STRING  the write that is under way: another one where it came first
MATCH (j:Journal {uid: 'journal'})
SET j._lock = true
REMOVE j._lock
SET j.writing = coalesce(j.writing, $write),
    j.writing_at = CASE WHEN coalesce(j.writing, $write) = $write THEN datetime() ELSE j.writing_at END
RETURN j.writing AS writing
