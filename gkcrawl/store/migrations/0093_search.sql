-- Let programs search documents that do not know our segmentation; all documents are indexed once more.

DROP TABLE words;
-- Full-text index; holds no text, and keeps rows of readings that were replaced, unreferenced.
CREATE VIRTUAL TABLE words USING fts5 (
  tokens,  -- Pairs of Chinese characters, other words, and filters; always null when selected.
  content = '', detail = none, tokenize = 'unicode61 remove_diacritics 0'
);
INSERT INTO words (words, rank) VALUES ('hashsize', 16000000);
INSERT INTO words (words, rank) VALUES ('automerge', 8);

-- Index of what documents are called, for words of three characters and more. Its rows are those of `words`, and null.
CREATE VIRTUAL TABLE headings USING fts5 (
  title,  -- The document's title.
  agency,  -- Its agency.
  issuer,  -- Its issuer.
  document_number,  -- Its 发文字号.
  index_number,  -- Its 索引号.
  files,  -- Names of its files.
  content = '', tokenize = 'trigram'
);
CREATE TRIGGER worded_added AFTER INSERT ON worded
  BEGIN
    INSERT INTO headings (rowid, title, agency, issuer, document_number, index_number, files)
      SELECT NEW.entry, title, agency, issuer, document_number, index_number,
        (SELECT group_concat(name, char(10)) FROM attachments WHERE document = id)
      FROM documents WHERE number = NEW.document;
  END;
DELETE FROM worded;
DELETE FROM cursors WHERE name = 'search';

-- Where Datasette looks for `documents?_search=`: words of two characters anywhere in documents, longer ones in headings.
CREATE VIEW documents_search (
  rowid,  -- The rowid of the document.
  documents_search  -- What MATCH is asked of; always null when selected.
) AS
-- Datasette takes for the index of a table what says of itself: VIRTUAL TABLE USING FTS content="documents"
SELECT documents.rowid, words.words
FROM words CROSS JOIN worded ON worded.entry = words.rowid CROSS JOIN documents ON documents.number = worded.document
UNION ALL
SELECT documents.rowid, headings.headings
FROM headings CROSS JOIN worded ON worded.entry = headings.rowid
  CROSS JOIN documents ON documents.number = worded.document;
