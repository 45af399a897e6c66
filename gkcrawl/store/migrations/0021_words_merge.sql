-- Write larger segments of the search index and merge more of them at once: each word is moved less often.

INSERT INTO words (words, rank) VALUES ('hashsize', 16000000);
INSERT INTO words (words, rank) VALUES ('automerge', 8);
