-- Session ids, times against caches and the order of parameters are no part of an address any more.
-- Of several documents that lived under one address the one first seen keeps it; the others stay as they are, and
-- are duplicates of it. Of several entries the one that led to a document stays.

INSERT OR IGNORE INTO urls (key, document, cms, seen_at, gone)
  SELECT url_key(key), document, cms, seen_at, urls.gone FROM urls JOIN documents ON id = document
  WHERE url_key(key) != key ORDER BY first_seen_at, key;
DELETE FROM urls WHERE url_key(key) != key;

INSERT OR IGNORE INTO entries
    (portal, key, "column", row, row_sha256, listed_at, document, checked_at, etag, last_modified, error, tries)
  SELECT portal, url_key(key), "column", row, row_sha256, listed_at, document, checked_at, etag, last_modified, error,
    tries FROM entries WHERE url_key(key) != key ORDER BY document IS NULL, checked_at, key;
DELETE FROM entries WHERE url_key(key) != key;

UPDATE lists SET keys = (SELECT json_group_array(url_key(value)) FROM json_each(keys));
