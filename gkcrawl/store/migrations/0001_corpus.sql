-- Portals and runs, what runs fetched, documents with their addresses, files and former versions.

-- Portals that were ever crawled, with their facts of the last run.
CREATE TABLE portals (
  name TEXT PRIMARY KEY NOT NULL,  -- Name of the spider.
  agency TEXT NOT NULL,  -- Whose portal it is.
  region TEXT NOT NULL,  -- Code of its division (GB/T 2260), six digits.
  family TEXT NOT NULL  -- Name of its CMS family.
);

-- Crawls of a portal; one without an end is going on, or was killed.
CREATE TABLE runs (
  run TEXT NOT NULL,  -- Id: when it started, in UTC.
  portal TEXT NOT NULL REFERENCES portals (name),  -- The portal crawled.
  started_at TEXT NOT NULL,  -- When it started, ISO 8601.
  finished_at TEXT,  -- When it ended, ISO 8601.
  status INTEGER,  -- Exit status: 0 went well, 1 did not, 2 could not begin.
  reason TEXT,  -- Why it ended so, in words.
  counts TEXT,  -- What was stored, failed and left out: name to number, as JSON.
  columns TEXT,  -- How far each column was walked, and why the walk ended, as JSON.
  settings TEXT NOT NULL,  -- Arguments and settings it ran with, as JSON.
  PRIMARY KEY (run, portal)
);

-- Requests of runs and what came back.
CREATE TABLE captures (
  id INTEGER PRIMARY KEY,  -- Number of the row.
  run TEXT NOT NULL,  -- The run that asked.
  portal TEXT NOT NULL,  -- The portal it asked for.
  url TEXT NOT NULL,  -- Address as asked for.
  method TEXT NOT NULL,  -- HTTP method.
  status INTEGER,  -- HTTP status; null when no answer came.
  content_type TEXT,  -- Content-Type as sent.
  bytes INTEGER,  -- Size of the body as received.
  warc TEXT,  -- File of the archive that holds the answer.
  "offset" INTEGER,  -- Byte in that file at which its record begins.
  sha256 TEXT,  -- Hex SHA-256 of the body as received.
  fetched_at TEXT NOT NULL,  -- When the answer came, ISO 8601.
  error TEXT,  -- Why nothing came, or what came in its place, in one word.
  FOREIGN KEY (run, portal) REFERENCES runs (run, portal)
);
CREATE INDEX idx_captures_run_portal ON captures (run, portal);
CREATE INDEX idx_captures_url ON captures (url);

-- Documents as they were read last: the fields of the contract but for attachments, lists and objects as JSON.
CREATE TABLE documents (
  number INTEGER PRIMARY KEY,  -- Number of the row, which never changes: what the indexes refer to.
  schema TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  portal TEXT REFERENCES portals (name),
  "column" TEXT,
  url TEXT NOT NULL,
  other_urls TEXT,
  kind TEXT NOT NULL,
  title TEXT,
  index_number TEXT,
  document_number TEXT,
  issuer TEXT,
  source TEXT,
  agency TEXT,
  region TEXT,
  report_year INTEGER,
  written_date TEXT,
  published_date TEXT,
  published_time TEXT,
  effective_date TEXT,
  abolished_date TEXT,
  topic TEXT,
  keywords TEXT,
  validity TEXT,
  disclosure TEXT,
  other_labels TEXT,
  text TEXT,
  tables TEXT,
  links TEXT,
  host_class TEXT,
  quality TEXT,
  repair TEXT,
  provenance TEXT,
  part_of TEXT,
  duplicates TEXT,
  text_sha256 TEXT,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  fetched_at TEXT NOT NULL,
  capture TEXT,
  reading_sha256 TEXT  -- Hex SHA-256 of all that was read from the page: another one is another reading.
);
CREATE UNIQUE INDEX idx_documents_id ON documents (id);
CREATE INDEX idx_documents_portal_id ON documents (portal, id);
CREATE INDEX idx_documents_text_sha256 ON documents (text_sha256);

-- Addresses at which documents were met.
CREATE TABLE urls (
  key TEXT PRIMARY KEY NOT NULL,  -- The address without scheme, default port and what belongs to one visit.
  document TEXT NOT NULL REFERENCES documents (id)  -- The document met there.
);
CREATE INDEX idx_urls_document ON urls (document);

-- Files of documents.
CREATE TABLE attachments (
  document TEXT NOT NULL REFERENCES documents (id),  -- The document it belongs to.
  position INTEGER NOT NULL,  -- Its place among the document's files, from 1.
  url TEXT NOT NULL,  -- Address of the file.
  name TEXT,  -- Name as printed on the page.
  media_type TEXT,  -- Media type, of the answer or of the ending.
  bytes INTEGER,  -- Size.
  sha256 TEXT,  -- Hex SHA-256 of its content.
  text TEXT,  -- Its text, where page or API brought it; what was read from files stands in `file_readings`.
  status TEXT,  -- What became of fetching it.
  PRIMARY KEY (document, position)
);

-- Documents as they were before another text, or another file, replaced theirs.
CREATE TABLE versions (
  document TEXT NOT NULL REFERENCES documents (id),  -- The document.
  version INTEGER NOT NULL,  -- Its version then.
  text_sha256 TEXT,  -- Hex SHA-256 of its text then.
  fetched_at TEXT NOT NULL,  -- When that version was fetched, ISO 8601.
  last_seen_at TEXT NOT NULL,  -- When it was last met so, ISO 8601.
  snapshot TEXT NOT NULL,  -- The document as it would have been exported, as JSON.
  PRIMARY KEY (document, version)
);
