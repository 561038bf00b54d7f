// Which labels and properties nodes have, and relationships which types: each combination once.
//
// Answers: "Has anything been put on record that Saan would not write?"
//
// Columns:
//   node       BOOLEAN       whether it is of nodes
//   labels     LIST<STRING>  their labels, ascending; or the type
//   keys       LIST<STRING>  the names of their properties, ascending
//   kind       STRING        of actors, their kind
//   versioned  BOOLEAN       whether a whole number says how often they were written
//   uid        STRING        the first one that is so
//   count      INTEGER       how many are so
CALL () {
  MATCH (n)
  RETURN true AS node, labels(n) AS raw, keys(n) AS named,
         CASE WHEN n:Actor THEN toStringOrNull(n.kind) END AS kind,
         coalesce(n.version > 0 AND n.version IS :: INTEGER NOT NULL, false) AS versioned,
         min(toStringOrNull(n.uid)) AS uid, count(*) AS count
  UNION ALL
  MATCH ()-[r]->()
  RETURN false AS node, [type(r)] AS raw, keys(r) AS named,
         null AS kind,
         coalesce(r.version > 0 AND r.version IS :: INTEGER NOT NULL, false) AS versioned,
         min(toStringOrNull(r.uid)) AS uid, count(*) AS count
}
CALL (raw) {
  UNWIND raw AS label
  WITH label ORDER BY label
  RETURN collect(label) AS labels
}
CALL (named) {
  UNWIND named AS key
  WITH key ORDER BY key
  RETURN collect(key) AS keys
}
RETURN node AS node,
       labels AS labels,
       keys AS keys,
       kind AS kind,
       versioned AS versioned,
       uid AS uid,
       count AS count
ORDER BY node, labels, keys, kind, versioned, uid
