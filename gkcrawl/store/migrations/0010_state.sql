-- Entries of lists and what became of them, list pages, full sweeps, outcomes of runs.

-- Rows of lists and what became of the pages they lead to.
CREATE TABLE entries (
  portal TEXT NOT NULL REFERENCES portals (name),  -- The portal.
  key TEXT NOT NULL,  -- The row's address, as in `urls`.
  "column" TEXT NOT NULL,  -- Address of the column that lists it.
  row TEXT NOT NULL,  -- The row as read, as JSON.
  row_sha256 TEXT NOT NULL,  -- Hex SHA-256 of it: another one is asked for again.
  listed_at TEXT NOT NULL,  -- When a list last held it, ISO 8601.
  document TEXT REFERENCES documents (id),  -- The document it led to.
  checked_at TEXT,  -- When its page was last asked for, ISO 8601.
  etag TEXT,  -- ETag of the page, for If-None-Match.
  last_modified TEXT,  -- Last-Modified of the page, for If-Modified-Since.
  error TEXT,  -- Why there is no document, or what it lacks, in one word.
  tries INTEGER NOT NULL DEFAULT 0,  -- How many runs have failed in a row.
  PRIMARY KEY (portal, key)
);
CREATE INDEX idx_entries_document ON entries (document);
CREATE INDEX idx_entries_portal_checked_at ON entries (portal, checked_at);

-- List pages as they were read last.
CREATE TABLE lists (
  portal TEXT NOT NULL REFERENCES portals (name),  -- The portal.
  request TEXT NOT NULL,  -- Method, address and body that asked for it.
  rows_sha256 TEXT NOT NULL,  -- Hash of its rows: the same is no news.
  keys TEXT NOT NULL,  -- Addresses of its rows as in `entries`, as JSON.
  etag TEXT,  -- ETag of the page, for If-None-Match.
  last_modified TEXT,  -- Last-Modified of the page, for If-Modified-Since.
  read_at TEXT NOT NULL,  -- When it was read, ISO 8601.
  PRIMARY KEY (portal, request)
);

-- When each column was last walked to its end.
CREATE TABLE sweeps (
  portal TEXT NOT NULL REFERENCES portals (name),  -- The portal.
  "column" TEXT NOT NULL,  -- Address of the column.
  swept_at TEXT NOT NULL,  -- When the walk began, ISO 8601.
  PRIMARY KEY (portal, "column")
);

ALTER TABLE runs ADD COLUMN outcome TEXT;  -- Why it ended so, in one word.
