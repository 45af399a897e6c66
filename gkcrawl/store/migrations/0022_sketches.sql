-- Keep what tells likely duplicates without reading them again; all documents are compared once more.

ALTER TABLE likeness ADD COLUMN size INTEGER;  -- How many shingles its prose has.
ALTER TABLE likeness ADD COLUMN short_name TEXT;  -- Its agency as names are compared.
ALTER TABLE likeness ADD COLUMN title_stem TEXT;  -- Its title without numbers and punctuation.
UPDATE likeness SET reading_sha256 = '', keys = x'';
DELETE FROM likeness_keys;
DELETE FROM cursors WHERE name = 'duplicates';
