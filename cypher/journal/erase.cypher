// Puts what is left of rows whose values are erased in place of them.
//
// Answers: "What must nobody read any more?"
// Writes: Change
//
// Parameters:
//   sheets  LIST<MAP>  uid, and what is left: befores, afters, salts
// Columns:
//   saved   INTEGER    nodes written
UNWIND $sheets AS sheet
MATCH (c:Change {uid: sheet.uid})
SET c.befores = sheet.befores, c.afters = sheet.afters, c.salts = sheet.salts
RETURN count(*) AS saved
