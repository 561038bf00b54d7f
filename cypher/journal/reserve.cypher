// Takes or keeps the database for a write of the whole, so that no other begins and readers wait.
//
// Answers: "May anyone else write now?"
// Writes: Journal
//
// Parameters:
//   write    STRING   uid of the write
//   begin    BOOLEAN  whether to take it where nobody writes; else it must be ours already
// Columns:
//   writing  STRING   the write that is under way now: another one, or none, where it is not ours
MATCH (j:Journal {uid: 'journal'})
SET j._lock = true
REMOVE j._lock
SET j.writing = CASE WHEN $begin THEN coalesce(j.writing, $write) ELSE j.writing END
SET j.writing_at = CASE WHEN j.writing = $write THEN datetime() ELSE j.writing_at END
RETURN j.writing AS writing
