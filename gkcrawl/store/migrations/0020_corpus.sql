-- Everything that is known of a document besides its current reading.

ALTER TABLE documents ADD COLUMN gone TEXT;  -- Since when none of its addresses answers, ISO 8601.
ALTER TABLE urls ADD COLUMN cms TEXT;  -- The CMS's number for the document in this address.
ALTER TABLE urls ADD COLUMN seen_at TEXT;  -- When the document was last met here, ISO 8601.
ALTER TABLE urls ADD COLUMN gone TEXT;  -- Since when the address does not answer, ISO 8601.
UPDATE urls SET cms = cms_number(key);
CREATE INDEX idx_urls_cms ON urls (cms) WHERE cms IS NOT NULL;

-- Changes of metadata and files between readings.
CREATE TABLE history (
  id INTEGER PRIMARY KEY,  -- Number of the row.
  document TEXT NOT NULL REFERENCES documents (id),  -- The document.
  version INTEGER NOT NULL,  -- Its version after the change.
  at TEXT NOT NULL,  -- When the reading that brought the change was fetched, ISO 8601.
  fields TEXT NOT NULL  -- Field to value before and after, as JSON.
);
CREATE INDEX idx_history_document ON history (document);

-- Every document once, at its latest change; kept by triggers on what a consumer would want to be told of.
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,  -- Number of the change.
  document INTEGER NOT NULL UNIQUE  -- Number of the document.
);
INSERT INTO changes (document) SELECT number FROM documents ORDER BY number;
CREATE TRIGGER document_added AFTER INSERT ON documents
  BEGIN INSERT OR REPLACE INTO changes (document) VALUES (NEW.number); END;
-- Being seen again is no change.
CREATE TRIGGER document_changed
  AFTER UPDATE OF reading_sha256, version, url, other_urls, duplicates, gone ON documents
  WHEN OLD.reading_sha256 IS NOT NEW.reading_sha256 OR OLD.version IS NOT NEW.version OR OLD.url IS NOT NEW.url
    OR OLD.other_urls IS NOT NEW.other_urls OR OLD.duplicates IS NOT NEW.duplicates OR OLD.gone IS NOT NEW.gone
  BEGIN INSERT OR REPLACE INTO changes (document) VALUES (NEW.number); END;

-- How far each consumer of changes has got.
CREATE TABLE cursors (
  name TEXT PRIMARY KEY,  -- `search`, `duplicates:` and the version of the rules, `export:` and the name of an export.
  seq INTEGER NOT NULL,  -- The last change it has worked off.
  documents INTEGER NOT NULL  -- The highest number of a document there was then.
);

-- What duplicates are found by, and what was found: one row a document compared.
CREATE TABLE likeness (
  document INTEGER PRIMARY KEY,  -- Number of the document.
  reading_sha256 TEXT NOT NULL,  -- The reading that was compared; empty to have it compared again.
  signature BLOB,  -- MinHash signature of its prose.
  keys BLOB,  -- Keys it is entered under, signed 64-bit numbers.
  kept INTEGER,  -- Number of the document that this one relates to.
  relation TEXT,  -- How it relates to it.
  group_id TEXT,  -- Id of the document that their group began with.
  jaccard REAL  -- Jaccard of the prose of both.
);
CREATE INDEX idx_likeness_kept ON likeness (kept) WHERE kept IS NOT NULL;

-- Candidates for duplicates: documents under the keys that likely copies share.
CREATE TABLE likeness_keys (
  key INTEGER NOT NULL,  -- A band of the signature, or the hash of text, numbers, or agency and year.
  document INTEGER NOT NULL,  -- Number of the document.
  PRIMARY KEY (key, document)
) WITHOUT ROWID;

-- Full-text index; holds no text, and keeps rows of readings that were replaced, unreferenced.
CREATE VIRTUAL TABLE words USING fts5 (
  tokens,  -- Pairs of Chinese characters, other words, and filters.
  content = '', columnsize = 0, detail = none, tokenize = 'unicode61 remove_diacritics 0'
);

-- Which reading of a document the full-text index holds.
CREATE TABLE worded (
  entry INTEGER PRIMARY KEY AUTOINCREMENT,  -- Number of the row in `words`.
  document INTEGER NOT NULL UNIQUE,  -- Number of the document.
  reading_sha256 TEXT NOT NULL  -- The reading that was indexed.
);
