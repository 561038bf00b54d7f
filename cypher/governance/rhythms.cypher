// How often managed networks agreed to meet or assess themselves, and when they last did.
//
// Answers: "Is what was agreed kept?"
//
// Parameters:
//   on           DATE = today         agreements of this day, gatherings up to it
//   networks     LIST<STRING> = null  of these; null: of any
//   meetings     LIST<STRING> = ["ประชุม","meeting"]  what the kind or title of a meeting says, in small letters
//   assessments  LIST<STRING> = ["ประเมิน","assessment","evaluation"]  the same, of an assessment
//   limit        INTEGER = 200000     agreements at most
// Columns:
//   uid          STRING               the agreement
//   network      STRING               uid of the network
//   matter       STRING               meeting or assessment
//   times        FLOAT                a year
//   since        DATE                 first day of the agreement; null: not known
//   last         DATE                 the last in which two or more of its members took part, or on which what they said of conditions or pillars was closed; null: none
MATCH (x:Way)-[:ABOUT]->(n:Network)
WHERE x.matter IN ['meeting', 'assessment'] AND x.frequency > 0
  AND (x.since IS NULL OR x.since <= $on) AND (x.until IS NULL OR x.until > $on)
  AND ($networks IS NULL OR n.uid IN $networks)
WITH x, n, CASE x.matter WHEN 'meeting' THEN $meetings ELSE $assessments END AS words
WITH x, n,
     COLLECT {
         MATCH (n)<-[m:MEMBER_OF]-(a:Actor)-[:TOOK_PART|HOSTED]->(v:Activity)
         WHERE v.date <= $on
           AND any(word IN words WHERE toLower(coalesce(v.kind, '') + ' ' + v.title) CONTAINS word)
           AND (m.since IS NULL OR m.since <= v.date) AND (m.until IS NULL OR m.until > v.date)
         WITH v, count(DISTINCT a) AS members
         WHERE members > 1
         RETURN max(v.date)
       }[0] AS met,
     COLLECT {
         MATCH (n)<-[:ABOUT]-(r:Round)
         WHERE x.matter = 'assessment' AND r.closed <= $on
           AND any(part IN r.asks WHERE part IN ['conditions', 'pillars'])
         RETURN max(r.closed)
       }[0] AS asked
RETURN x.uid AS uid,
       n.uid AS network,
       x.matter AS matter,
       x.frequency AS times,
       x.since AS since,
       CASE WHEN met IS NULL OR asked > met THEN asked ELSE met END AS last
ORDER BY uid
LIMIT $limit
