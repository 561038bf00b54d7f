// How much the database holds, and the counter that every write raises.
//
// Answers: "How large is the network, and has anything changed?"
//
// Columns:
//   schema      INTEGER  version of the schema; null where it was never set up
//   counter     INTEGER  raised by every write
//   batches     INTEGER  batches written so far
//   head        STRING   hash of the last batch
//   writing     STRING   the large write that is under way, or died
//   idle        INTEGER  seconds since that write was last heard of
//   actors      INTEGER  actors on record
//   ties        INTEGER  ties on record
//   activities  INTEGER  activities on record
//   areas       INTEGER  areas on record
OPTIONAL MATCH (j:Journal {uid: 'journal'})
RETURN j.schema AS schema,
       j.counter AS counter,
       j.batches AS batches,
       j.head AS head,
       j.writing AS writing,
       duration.inSeconds(j.writing_at, datetime()).seconds AS idle,
       COUNT { (:Actor) } AS actors,
       COUNT { ()-[:COLLABORATE]->() } + COUNT { ()-[:COORDINATE]->() }
         + COUNT { ()-[:COOPERATE]->() } AS ties,
       COUNT { (:Activity) } AS activities,
       COUNT { (:Area) } AS areas
