-- What portals print of who reports: their columns of annual reports, and the units that these lead to.

-- Columns of annual reports, as they were read last.
CREATE TABLE report_columns (
  portal TEXT NOT NULL,  -- The portal.
  "column" TEXT NOT NULL,  -- Address of the column.
  name TEXT NOT NULL,  -- Its printed name.
  first_seen_at TEXT NOT NULL,  -- When it was first read, ISO 8601.
  last_seen_at TEXT NOT NULL,  -- When it was last read, ISO 8601.
  PRIMARY KEY (portal, "column")
) WITHOUT ROWID;

-- Units that such a column prints with a list each (a tree, a menu, rows).
CREATE TABLE units (
  portal TEXT NOT NULL,  -- The portal.
  "column" TEXT NOT NULL,  -- Address of the column.
  url TEXT NOT NULL,  -- Address of the unit's list.
  name TEXT NOT NULL,  -- The unit as printed.
  first_seen_at TEXT NOT NULL,  -- When it was first printed, ISO 8601.
  last_seen_at TEXT NOT NULL,  -- When it was last printed, ISO 8601.
  PRIMARY KEY (portal, "column", url)
) WITHOUT ROWID;
