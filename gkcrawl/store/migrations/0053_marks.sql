-- Words parted by brackets or marks of quotation are one in the index; all documents are indexed once more.

INSERT INTO words (words) VALUES ('delete-all');
DELETE FROM worded;
DELETE FROM cursors WHERE name = 'search';
