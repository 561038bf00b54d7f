// How many ties go on, among which those without a source are counted.
//
// Answers: "Of how many ties?"
//
// Parameters:
//   on    DATE = today  the day the ties must be in force
// Columns:
//   ties  INTEGER       how many
MATCH (:Actor)-[r:COLLABORATE|COORDINATE|COOPERATE]->(:Actor)
WHERE (r.since IS NULL OR r.since <= $on) AND (r.until IS NULL OR r.until > $on)
RETURN count(*) AS ties
