CREATE TABLE IF NOT EXISTS accounts (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  actor TEXT,
  hash TEXT NOT NULL,
  made REAL NOT NULL,
  closed REAL
) STRICT;

CREATE TABLE IF NOT EXISTS sessions (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  begun REAL NOT NULL,
  seen REAL NOT NULL,
  ended REAL,
  next TEXT
) STRICT;

CREATE TABLE IF NOT EXISTS failures (
  what TEXT NOT NULL,
  at REAL NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS looks (
  at REAL NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  about TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS looks_by_day ON looks (at);

CREATE INDEX IF NOT EXISTS failures_of ON failures (what, at);
