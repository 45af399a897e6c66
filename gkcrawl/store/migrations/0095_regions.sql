-- Index the division of each document, so that a search can be of a region; all documents are indexed once more.

INSERT INTO words (words) VALUES ('delete-all');
DELETE FROM worded;
DELETE FROM cursors WHERE name = 'search';
