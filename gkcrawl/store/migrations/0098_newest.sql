-- The newest documents of a portal, found without sorting all that it has.

CREATE INDEX idx_documents_seen ON documents (portal, first_seen_at, number);
