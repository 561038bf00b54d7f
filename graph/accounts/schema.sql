CREATE TABLE IF NOT EXISTS accounts (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  actor TEXT,
  hash TEXT NOT NULL,
  made REAL NOT NULL,
  closed REAL
) STRICT;

CREATE TABLE IF NOT EXISTS network_roles (
  account TEXT NOT NULL,
  network TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (account, network)
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

CREATE TABLE IF NOT EXISTS links (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  digest TEXT NOT NULL UNIQUE,
  maker TEXT NOT NULL,
  made REAL NOT NULL,
  until TEXT NOT NULL,
  withdrawn REAL,
  view TEXT NOT NULL,
  persons INTEGER NOT NULL,
  opened INTEGER NOT NULL DEFAULT 0,
  last REAL
) STRICT;

CREATE INDEX IF NOT EXISTS looks_by_day ON looks (at);

CREATE INDEX IF NOT EXISTS failures_of ON failures (what, at);
