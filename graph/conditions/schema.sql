CREATE TABLE IF NOT EXISTS invitations (
  digest TEXT PRIMARY KEY,
  round TEXT NOT NULL,
  actor TEXT NOT NULL,
  made REAL NOT NULL,
  until TEXT NOT NULL,
  withdrawn REAL,
  opened REAL,
  consented REAL,
  answered REAL,
  finished REAL,
  filler TEXT,
  told TEXT
) STRICT;

CREATE INDEX IF NOT EXISTS invitations_of ON invitations (round, actor);

CREATE TABLE IF NOT EXISTS answers (
  round TEXT NOT NULL,
  respondent TEXT NOT NULL,
  about TEXT NOT NULL,
  item TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (round, respondent, about, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS standing (
  round TEXT NOT NULL,
  respondent TEXT NOT NULL,
  way TEXT NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (round, respondent, way)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS voices (
  round TEXT NOT NULL,
  respondent TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (round, respondent)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS closed (
  round TEXT PRIMARY KEY,
  at REAL NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS means (
  round TEXT NOT NULL,
  what TEXT NOT NULL,
  way TEXT NOT NULL,
  part TEXT NOT NULL,
  mean REAL,
  deviation REAL,
  count INTEGER,
  PRIMARY KEY (round, what, way, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS workshops (
  round TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  secret BLOB NOT NULL,
  began REAL NOT NULL,
  rings REAL
) STRICT;

CREATE TABLE IF NOT EXISTS newcomers (
  key TEXT PRIMARY KEY,
  round TEXT NOT NULL,
  name TEXT NOT NULL,
  at REAL NOT NULL,
  actor TEXT,
  refused REAL
) STRICT;
