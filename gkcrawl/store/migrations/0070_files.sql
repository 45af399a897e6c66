-- Files of documents: what came of asking for them, what was read from them, and which documents have them.

ALTER TABLE attachments ADD COLUMN tables TEXT;  -- Tables, as JSON, where page or API brought them.
ALTER TABLE attachments ADD COLUMN pages INTEGER;  -- Pages or sheets, where page or API told them.
ALTER TABLE attachments ADD COLUMN flags TEXT;  -- What is wrong with it, as JSON, where page or API told it.
ALTER TABLE attachments ADD COLUMN key TEXT;  -- Its address as in `files`.
UPDATE attachments SET key = file_key(url);
CREATE INDEX idx_attachments_key ON attachments (key);

-- Files by address: what is known of each, and what came of asking for it last.
CREATE TABLE files (
  key TEXT PRIMARY KEY NOT NULL,  -- The address without scheme, default port and what is another at every look.
  url TEXT NOT NULL,  -- Address, as met last.
  portal TEXT NOT NULL,  -- The portal whose crawl met it; `import` where that is no declared one.
  status TEXT NOT NULL,  -- `listed` (never asked for), `fetched`, `read`, `unreadable`, or why there is no file.
  media_type TEXT,  -- Media type of its content.
  bytes INTEGER,  -- Size.
  sha256 TEXT,  -- Hex SHA-256 of its content.
  warc TEXT,  -- File of the archive that holds the answer.
  "offset" INTEGER,  -- Byte in that file at which its record begins.
  etag TEXT,  -- ETag of the answer, for If-None-Match.
  last_modified TEXT,  -- Last-Modified of the answer, for If-Modified-Since.
  fetched_at TEXT,  -- When this content came first, ISO 8601.
  checked_at TEXT,  -- When it was last asked for, ISO 8601.
  tries INTEGER NOT NULL DEFAULT 0,  -- How often in a row asking for it has failed.
  error TEXT  -- What stood in the way when it was last asked for.
);
CREATE INDEX idx_files_portal_status ON files (portal, status);
CREATE INDEX idx_files_sha256 ON files (sha256) WHERE sha256 IS NOT NULL;

-- What was read from files, by content; those of replaced files stay.
CREATE TABLE file_readings (
  sha256 TEXT PRIMARY KEY NOT NULL,  -- Hex SHA-256 of the content that was read.
  reader INTEGER NOT NULL,  -- Version of the reader.
  status TEXT NOT NULL,  -- `read`, or `unreadable` where neither text nor a table came out.
  format TEXT,  -- What the content is: pdf, docx, xls, ofd, zip and so on.
  pages INTEGER,  -- How many pages or sheets it has.
  flags TEXT NOT NULL,  -- What is wrong with it, as JSON.
  repair TEXT NOT NULL,  -- What was undone to make the text readable, as JSON.
  error TEXT,  -- What stood in the way of reading all of it.
  title TEXT,  -- Title that it prints.
  document_number TEXT,  -- 发文字号 that it prints.
  issuer TEXT,  -- 发文机关 that it prints.
  written_date TEXT,  -- 成文日期 that it prints.
  reading_sha256 TEXT NOT NULL,  -- Hex SHA-256 of all that was read: another one is another reading.
  text TEXT,  -- Its text; comes last, so that the columns above are read without it.
  tables TEXT  -- Its tables, as JSON.
);

INSERT OR IGNORE INTO files (key, url, portal, status)
  SELECT key, attachments.url, coalesce(portal, 'import'), 'listed' FROM attachments JOIN documents ON documents.id = document;
-- Rows of lists that lead to a file: it lies in the archive, where the document was read from.
UPDATE attachments SET sha256 = json_extract(capture, '$.sha256') FROM documents
  WHERE documents.id = document AND status = 'fetched' AND sha256 IS NULL AND key = file_key(documents.url);
UPDATE files SET status = 'fetched', media_type = own.media_type, bytes = own.bytes, sha256 = own.sha256,
    warc = own.warc, "offset" = own.place, fetched_at = own.fetched_at, checked_at = own.last_seen_at
  FROM (
    SELECT key, media_type, attachments.bytes, attachments.sha256, json_extract(capture, '$.warc') AS warc,
      json_extract(capture, '$.offset') AS place, fetched_at, last_seen_at
    FROM attachments JOIN documents ON documents.id = document
    WHERE attachments.status = 'fetched' AND attachments.sha256 IS NOT NULL AND capture IS NOT NULL
  ) AS own
  WHERE own.key = files.key;

ALTER TABLE versions ADD COLUMN replaced TEXT;  -- Files whose replacement ended it, as JSON: the run and their keys.

ALTER TABLE documents ADD COLUMN files_sha256 TEXT;  -- Hex SHA-256 of all that is known of its files; null for nothing.
DROP TRIGGER document_changed;
-- Being seen again is no change.
CREATE TRIGGER document_changed
  AFTER UPDATE OF reading_sha256, files_sha256, version, url, other_urls, duplicates, gone ON documents
  WHEN OLD.reading_sha256 IS NOT NEW.reading_sha256 OR OLD.files_sha256 IS NOT NEW.files_sha256
    OR OLD.version IS NOT NEW.version OR OLD.url IS NOT NEW.url
    OR OLD.other_urls IS NOT NEW.other_urls OR OLD.duplicates IS NOT NEW.duplicates OR OLD.gone IS NOT NEW.gone
  BEGIN INSERT OR REPLACE INTO changes (document) VALUES (NEW.number); END;
