-- Names of divisions by their codes, from gkcrawl/data/divisions.csv with the digest
-- f0d0508691108e21fcdd394a8264d875cf62ec4cc9b2370f35ddda7e316cb159
-- For another edition of the file, a new migration begins like this one and fills the table anew.

-- Divisions of China that there are today (GB/T 2260), down to counties.
CREATE TABLE divisions (
  code TEXT PRIMARY KEY NOT NULL,  -- Code, six digits.
  name TEXT NOT NULL,  -- Its name.
  level TEXT NOT NULL,  -- province, city or county.
  parent TEXT NOT NULL,  -- Code of the division that it belongs to; 100000 is the country.
  province TEXT NOT NULL  -- Name of the province, autonomous region or city under the central government.
) WITHOUT ROWID;
INSERT INTO divisions (code, name, level, parent, province)
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(divisions());
