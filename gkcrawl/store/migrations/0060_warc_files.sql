-- Find WARC files that were replayed and lie in another archive.

-- Files that captures point to and that do not lie in the archive of this database.
CREATE TABLE warc_files (
  warc TEXT PRIMARY KEY NOT NULL,  -- The name by which captures point to it.
  path TEXT NOT NULL  -- Where it lies, relative to the folder of this database if it lies below that.
);
