-- Index year and number of each 发文字号 as one token; all documents are indexed once more.

INSERT INTO words (words) VALUES ('delete-all');
DELETE FROM worded;
DELETE FROM cursors WHERE name = 'search';
