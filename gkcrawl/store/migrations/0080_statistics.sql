-- The numbers of annual reports: packed a report, as most print the same cells, and as one row a value in a view.

-- Annual reports whose numbers were read: their current version, and those numbers.
CREATE TABLE statistics_reports (
  document INTEGER PRIMARY KEY,  -- Number of the document.
  version INTEGER NOT NULL,  -- Its version that was read.
  reading_sha256 TEXT NOT NULL,  -- The reading that was read, files included; empty to have it read again.
  reader INTEGER NOT NULL,  -- Version of the reader of statistics.
  agency TEXT,  -- Whose report it is.
  region TEXT,  -- Code of the agency's division (GB/T 2260).
  year INTEGER,  -- The year that it covers.
  form_era TEXT,  -- Form of its tables: narrative, 2014, 2019, 2021.
  scope TEXT NOT NULL,  -- Whether it counts for its agency alone (own), or for those below as well (aggregate).
  part INTEGER,  -- Which part of a compilation it is, from 1.
  flags TEXT NOT NULL,  -- What is wrong with its numbers, as JSON; part of the document's `quality` as well.
  layout INTEGER NOT NULL,  -- What its numbers count, in `statistics_cells`.
  numbers TEXT NOT NULL,  -- The numbers of those cells in order, null where there is none, as JSON.
  marks TEXT,  -- Place of a cell to meaning and print, where these do not follow from the number, as JSON.
  sentences TEXT  -- What its prose says: key, column, value, meaning, unit, raw, where, confidence of each, as JSON.
);
CREATE INDEX idx_statistics_reports_agency ON statistics_reports (agency, year);
CREATE INDEX idx_statistics_reports_region ON statistics_reports (region, year);
CREATE INDEX idx_statistics_reports_year ON statistics_reports (year);
CREATE INDEX idx_statistics_reports_layout ON statistics_reports (layout);

-- Layouts: the cells that reports print, each sequence of them once.
CREATE TABLE statistics_layouts (
  number INTEGER PRIMARY KEY,  -- Number of the layout.
  sha256 TEXT NOT NULL UNIQUE  -- Hex SHA-256 of its cells.
);

-- Cells of layouts.
CREATE TABLE statistics_cells (
  layout INTEGER NOT NULL,  -- Number of the layout.
  place INTEGER NOT NULL,  -- Place among its cells, from 0.
  key TEXT NOT NULL,  -- What is counted: a key of gkcrawl/data/statistics_keys.csv.
  "column" TEXT,  -- Whom it is counted for, where the key has columns.
  unit TEXT,  -- Its unit.
  kind TEXT NOT NULL,  -- table or derived.
  "where" TEXT,  -- Where it stands.
  confidence REAL NOT NULL,  -- How sure it is, from 0 to 1.
  PRIMARY KEY (layout, place)
) WITHOUT ROWID;
CREATE INDEX idx_statistics_cells_key ON statistics_cells (key, "column");

-- Checks of the numbers of reports: rules of gkcrawl/data/statistics_checks.csv.
CREATE TABLE statistics_checks (
  document TEXT NOT NULL,  -- Id of the document.
  place INTEGER NOT NULL,  -- Place among the checks of the report, from 0; those of two years come last.
  id TEXT NOT NULL,  -- The rule.
  "column" TEXT,  -- The column of the form that it holds for.
  row TEXT,  -- The key that it holds for.
  ok INTEGER,  -- 1 if it holds, 0 if not, null where a number is missing.
  "left" REAL,  -- One side of the rule.
  "right" REAL,  -- The other side.
  across_years INTEGER NOT NULL,  -- 1 if it compares two years.
  PRIMARY KEY (document, place)
) WITHOUT ROWID;
CREATE INDEX idx_statistics_checks_id ON statistics_checks (id, ok);

-- The numbers of annual reports, one row a value (a view of the tables above).
CREATE VIEW statistics (
  document,  -- Id of the document.
  version,  -- Its version, of which the number is.
  relation,  -- How the document relates to one that it repeats, whose numbers are here as well.
  agency,  -- Whose report it is.
  region,  -- Code of the agency's division (GB/T 2260).
  year,  -- The year that it covers.
  form_era,  -- Form of its tables: narrative, 2014, 2019, 2021.
  scope,  -- Whether it counts for its agency alone (own), or for those below as well (aggregate).
  part,  -- Which part of a compilation it is, from 1.
  key,  -- What is counted: a key of gkcrawl/data/statistics_keys.csv.
  "column",  -- Whom it is counted for, where the key has columns.
  value,  -- The number, null unless the meaning is NUMERIC or ZERO.
  meaning,  -- NUMERIC, ZERO, EMPTY, NA (not applicable) or TEXT.
  unit,  -- Its unit.
  raw,  -- The number as it is printed.
  kind,  -- table, text (of a sentence) or derived (by a check, from printed ones).
  "where",  -- Where it stands: the table's row and column, or the sentence.
  confidence  -- How sure it is, from 0 to 1.
) AS
SELECT documents.id, report.version,
  json_extract(duplicates, '$.relation'),
  report.agency, report.region, report.year, report.form_era, report.scope, report.part,
  cell.key, cell."column", numbers ->> place,
  coalesce(marks ->> ('$."' || place || '"[0]'),
    CASE numbers ->> place WHEN 0 THEN 'ZERO' ELSE iif(numbers ->> place IS NULL, 'EMPTY', 'NUMERIC') END),
  cell.unit,
  coalesce(marks ->> ('$."' || place || '"[1]'), CAST(numbers ->> place AS TEXT), ''),
  cell.kind, cell."where", cell.confidence
FROM statistics_reports AS report JOIN documents ON number = report.document JOIN statistics_cells AS cell USING (layout)
UNION ALL
SELECT documents.id, report.version,
  json_extract(duplicates, '$.relation'),
  report.agency, report.region, report.year, report.form_era, report.scope, report.part,
  said.value ->> 0, said.value ->> 1, said.value ->> 2, said.value ->> 3, said.value ->> 4, said.value ->> 5, 'text',
  said.value ->> 6, said.value ->> 7
FROM statistics_reports AS report JOIN documents ON number = report.document JOIN json_each(sentences) AS said;
