-- Make the id the key of documents: what links to a document links to its id, and so do the tables that refer to it.
-- What is long comes last, so that the other columns are read without it.

-- Keys of other tables, and views, that name the table mean the new one.
PRAGMA legacy_alter_table = ON;
ALTER TABLE documents RENAME TO former_documents;
-- Documents as they were read last: the fields of the contract but for attachments, lists and objects as JSON.
CREATE TABLE documents (
  id TEXT PRIMARY KEY NOT NULL,
  number INTEGER NOT NULL UNIQUE,  -- Number of the document, which never changes: what the indexes refer to.
  schema TEXT NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT,
  agency TEXT,
  region TEXT,
  report_year INTEGER,
  published_date TEXT,
  published_time TEXT,
  written_date TEXT,
  effective_date TEXT,
  abolished_date TEXT,
  document_number TEXT,
  index_number TEXT,
  issuer TEXT,
  source TEXT,
  topic TEXT,
  keywords TEXT,
  validity TEXT,
  disclosure TEXT,
  portal TEXT REFERENCES portals (name),
  "column" TEXT,
  url TEXT NOT NULL,
  other_urls TEXT,
  host_class TEXT,
  quality TEXT,
  repair TEXT,
  part_of TEXT,
  duplicates TEXT,
  text_sha256 TEXT,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  fetched_at TEXT NOT NULL,
  capture TEXT,
  gone TEXT,  -- Since when none of its addresses answers, ISO 8601.
  reading_sha256 TEXT,  -- Hex SHA-256 of all that was read from the page: another one is another reading.
  files_sha256 TEXT,  -- Hex SHA-256 of all that is known of its files; null for nothing.
  other_labels TEXT,
  text TEXT,
  tables TEXT,
  links TEXT,
  provenance TEXT
);
INSERT INTO documents (
  id, number, schema, version, kind, title, agency, region, report_year, published_date, published_time, written_date,
  effective_date, abolished_date, document_number, index_number, issuer, source, topic, keywords, validity, disclosure,
  portal, "column", url, other_urls, host_class, quality, repair, part_of, duplicates, text_sha256, first_seen_at,
  last_seen_at, fetched_at, capture, gone, reading_sha256, files_sha256, other_labels, text, tables, links, provenance
) SELECT
  id, number, schema, version, kind, title, agency, region, report_year, published_date, published_time, written_date,
  effective_date, abolished_date, document_number, index_number, issuer, source, topic, keywords, validity, disclosure,
  portal, "column", url, other_urls, host_class, quality, repair, part_of, duplicates, text_sha256, first_seen_at,
  last_seen_at, fetched_at, capture, gone, reading_sha256, files_sha256, other_labels, text, tables, links, provenance
FROM former_documents ORDER BY number;
DROP TABLE former_documents;
PRAGMA legacy_alter_table = OFF;

CREATE INDEX idx_documents_portal_id ON documents (portal, id);
CREATE INDEX idx_documents_text_sha256 ON documents (text_sha256);
CREATE INDEX idx_documents_part ON documents (json_extract(part_of, '$.id'), json_extract(part_of, '$.part'))
  WHERE part_of IS NOT NULL;
CREATE INDEX idx_documents_glance ON documents (portal, kind, first_seen_at, published_date, written_date, quality);
CREATE TRIGGER document_added AFTER INSERT ON documents
  BEGIN INSERT OR REPLACE INTO changes (document) VALUES (NEW.number); END;
-- Being seen again is no change.
CREATE TRIGGER document_changed
  AFTER UPDATE OF reading_sha256, files_sha256, version, url, other_urls, duplicates, gone ON documents
  WHEN OLD.reading_sha256 IS NOT NEW.reading_sha256 OR OLD.files_sha256 IS NOT NEW.files_sha256
    OR OLD.version IS NOT NEW.version OR OLD.url IS NOT NEW.url
    OR OLD.other_urls IS NOT NEW.other_urls OR OLD.duplicates IS NOT NEW.duplicates OR OLD.gone IS NOT NEW.gone
  BEGIN INSERT OR REPLACE INTO changes (document) VALUES (NEW.number); END;
