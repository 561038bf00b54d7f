// Entries of the journal beyond its end, and rows that belong to no batch, or to several.
//
// Answers: "Does the journal hold what was never written through it?"
//
// Parameters:
//   limit    INTEGER  how many at most
// Columns:
//   uid      STRING   the batch, or the node that keeps the rows
//   batches  INTEGER  batches written so far
OPTIONAL MATCH (j:Journal {uid: 'journal'})
CALL (j) {
  MATCH (b:Batch)
  WHERE NOT coalesce(b.number >= 1 AND b.number <= j.batches, false)
  RETURN coalesce(b.uid, 'b' + toString(b.number), '?') AS uid
  UNION ALL
  MATCH (c:Change)
  WHERE COUNT { (c)-[:IN_BATCH]->(:Batch) } <> 1
  RETURN coalesce(c.uid, '?') AS uid
  UNION ALL
  MATCH (other:Journal)
  WHERE j IS NULL OR other <> j
  RETURN coalesce(other.uid, '?') AS uid
}
RETURN uid AS uid,
       j.batches AS batches
ORDER BY uid
LIMIT $limit
