// Puts what is left of rows of which something was erased in place of them.
//
// Answers: "What must nobody read any more?"
// Writes: Change
//
// Parameters:
//   sheets  LIST<MAP>  uid, and what is left: records, kinds, actions, befores, afters, salts, hashes
// Columns:
//   saved   INTEGER    nodes written
UNWIND $sheets AS sheet
MATCH (c:Change {uid: sheet.uid})
SET c += sheet
RETURN count(*) AS saved
