-- Which annual reports there are and which are missing, agency by year, as `gkcrawl coverage` computes it (docs/coverage.md).

-- Annual reports that there are, or should be: a row an agency and year.
CREATE TABLE coverage (
  agency TEXT NOT NULL,  -- The agency whose report it is.
  region_code TEXT,  -- Code of the agency's division (GB/T 2260).
  region_name TEXT,  -- Name of that division.
  year INTEGER,  -- The year that the report covers; null for an agency none of whose reports is known.
  status TEXT NOT NULL,  -- present, late, duplicate (of another year's), no_tables, or missing in this corpus.
  due TEXT,  -- The last day on which it is not late, YYYY-MM-DD.
  date TEXT,  -- The report's own date, YYYY-MM-DD.
  days_late INTEGER,  -- Days after the deadline, 0 in time, null without a date.
  document TEXT REFERENCES documents (id),  -- The document that it is; of several the best.
  url TEXT,  -- Its address.
  duplicate_of TEXT REFERENCES documents (id),  -- The report of another year which it repeats.
  portals TEXT NOT NULL,  -- Portals that print the agency or its reports, parted by blanks.
  crawl TEXT NOT NULL,  -- `complete`, or what the crawls of these portals lack.
  note TEXT  -- What missing means, or which year is repeated.
);
CREATE INDEX idx_coverage_region_code ON coverage (region_code, agency, year);
CREATE INDEX idx_coverage_year ON coverage (year, status);
CREATE INDEX idx_coverage_document ON coverage (document);

-- What `coverage` was computed from, in one row: it is computed anew when one of these is another.
CREATE TABLE coverage_state (
  as_of TEXT NOT NULL,  -- The day until which deadlines had passed, YYYY-MM-DD in China.
  change INTEGER NOT NULL,  -- The last of `changes` then, 0 for none.
  runs TEXT NOT NULL,  -- How many runs there were, and when the last one ended.
  program TEXT NOT NULL  -- Version of gkcrawl that computed it.
);
