-- Find documents by the hash of their text, which pages without a sign of their row are held against, and runs by portal.

CREATE INDEX idx_documents_text_sha256 ON documents (text_sha256);
CREATE INDEX idx_runs_portal ON runs (portal);
