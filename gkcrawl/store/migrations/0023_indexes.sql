-- Find captures by where the archive holds them; nobody looks for documents by the hash of their text.

DROP INDEX IF EXISTS idx_documents_text_sha256;
CREATE INDEX idx_captures_warc ON captures (warc, "offset");
