-- Find the parts of a whole.

CREATE INDEX idx_documents_part ON documents (json_extract(part_of, '$.id'), json_extract(part_of, '$.part'))
  WHERE part_of IS NOT NULL;
