-- Views for people: what stands in lists and objects, or in several tables, as plain columns.

-- Number by which `file` and others know databases of gkcrawl: the letters gkcr. `user_version` is the last migration.
PRAGMA application_id = 1735091058;

-- Documents with plain columns in place of lists and objects.
CREATE VIEW documents_flat (
  id,  -- Id of the document.
  title,  -- Its own title.
  kind,  -- What kind of document it is.
  agency,  -- Who it is by or about.
  region_code,  -- Code of the agency's division (GB/T 2260).
  region_name,  -- Name of that division, as of the document.
  region_level,  -- nation, province, city, county or town.
  province,  -- Name of the province that it lies in, or is.
  date,  -- The published, else the written date, else the day it was first seen, YYYY-MM-DD.
  published_date,  -- 发布日期, YYYY-MM-DD.
  written_date,  -- 成文日期, YYYY-MM-DD.
  effective_date,  -- 实施/生效日期, YYYY-MM-DD.
  abolished_date,  -- 废止/失效日期, YYYY-MM-DD.
  report_year,  -- The year that an annual report covers.
  document_number,  -- 发文字号.
  index_number,  -- 索引号.
  issuer,  -- 发文机关 or 发布机构 of the metadata box.
  source,  -- 来源.
  topic,  -- 主题分类.
  keywords,  -- 主题词, parted by blanks.
  validity,  -- 有效性.
  portal,  -- The portal it was found on.
  "column",  -- The 栏目 it was found in.
  url,  -- Its address.
  other_addresses,  -- How many other addresses it was met at.
  host_class,  -- What kind of host it was met on.
  flags,  -- What is wrong with it, its numbers included, parted by blanks.
  repairs,  -- What was undone to make the text readable, parted by blanks.
  files,  -- How many files it has.
  version,  -- Number of its current version.
  duplicate_relation,  -- How it relates to the document that it repeats: exact, repost, retitled, variant, template.
  duplicate_of,  -- Id of that document.
  duplicate_group,  -- Id of the document that their group began with.
  part_of,  -- Id of the compilation that it is a part of.
  part,  -- Which part of it, from 1.
  first_seen_at,  -- When it was first seen, ISO 8601.
  last_seen_at,  -- When it was last seen, ISO 8601.
  fetched_at,  -- When this version was fetched, ISO 8601.
  gone,  -- Since when none of its addresses answers, ISO 8601.
  warc,  -- File of the archive that holds the page it was read from.
  warc_offset,  -- Byte in that file at which its record begins.
  sha256,  -- Hex SHA-256 of that page.
  text_sha256,  -- Hex SHA-256 of its text.
  text  -- Its text.
) AS
SELECT id, title, kind, agency, region ->> '$.code', region ->> '$.name', region ->> '$.level',
  (SELECT name FROM divisions WHERE code = substr(region ->> '$.code', 1, 2) || '0000'),
  coalesce(published_date, written_date, substr(first_seen_at, 1, 10)), published_date, written_date, effective_date,
  abolished_date, report_year, document_number, index_number, issuer, source, topic,
  (SELECT group_concat(value, ' ') FROM json_each(keywords)), validity, portal, "column", url,
  json_array_length(other_urls), host_class,
  (SELECT group_concat(value, ' ') FROM (
    SELECT value FROM json_each(quality)
    UNION ALL SELECT value FROM json_each((SELECT flags FROM statistics_reports WHERE document = number))
    UNION ALL SELECT 'gone' WHERE gone IS NOT NULL
  )),
  (SELECT group_concat(value, ' ') FROM json_each(repair)),
  (SELECT count(*) FROM attachments WHERE document = id), version,
  duplicates ->> '$.relation', duplicates ->> '$.of', duplicates ->> '$.group',
  part_of ->> '$.id', part_of ->> '$.part', first_seen_at, last_seen_at, fetched_at, gone,
  capture ->> '$.warc', capture ->> '$.offset', capture ->> '$.sha256', text_sha256, text
FROM documents;

-- Annual reports, one row each: whose, on which year, whether late, and what is wrong with their numbers.
CREATE VIEW reports (
  document,  -- Id of the document.
  agency,  -- Whose report it is.
  region_code,  -- Code of the agency's division (GB/T 2260).
  region_name,  -- Name of that division, as of the document.
  region_level,  -- nation, province, city, county or town.
  province,  -- Name of the province that it lies in, or is.
  year,  -- The year that it covers.
  date,  -- Its published, else its written date, YYYY-MM-DD; null if it has none.
  due,  -- The last day on which it was not late, as in `coverage`; null for one that is not counted there.
  days_late,  -- Days after that, 0 in time; null without a date, or where it is not counted in `coverage`.
  late,  -- 1 if it is late, 0 if not, null where days_late is.
  form_era,  -- Form of its tables: narrative, 2014, 2019, 2021; null before its numbers were read.
  scope,  -- Whether it counts for its agency alone (own), or for those below as well (aggregate).
  failed_checks,  -- How many checks of its numbers do not hold (`statistics_checks`).
  flags,  -- What is wrong with its numbers, parted by blanks.
  duplicate_relation,  -- How it relates to the document that it repeats.
  duplicate_of,  -- Id of that document.
  title,  -- Its title.
  portal,  -- The portal it was found on.
  url  -- Its address.
) AS
SELECT id, documents.agency,
  documents.region ->> '$.code', documents.region ->> '$.name', documents.region ->> '$.level',
  (SELECT name FROM divisions WHERE code = substr(documents.region ->> '$.code', 1, 2) || '0000'),
  coalesce(report_year, report.year), coalesce(published_date, written_date),
  coverage.due, coverage.days_late, coverage.days_late > 0, report.form_era, report.scope,
  (SELECT count(*) FROM statistics_checks AS held WHERE held.document = documents.id AND ok = 0),
  (SELECT group_concat(value, ' ') FROM json_each(report.flags)),
  duplicates ->> '$.relation', duplicates ->> '$.of', title, portal, documents.url
FROM documents
  LEFT JOIN statistics_reports AS report ON report.document = number LEFT JOIN coverage ON coverage.document = id
WHERE kind = 'annual_report';

-- Files of documents, one row a file and document: what the page says, what came, and what was read from it.
CREATE VIEW document_files (
  document,  -- Id of the document.
  position,  -- Place among the document's files, from 1.
  document_title,  -- Title of the document.
  portal,  -- The portal that the document was found on.
  name,  -- Name of the file as printed on the page.
  url,  -- Address of the file.
  status,  -- `listed` (never asked for), `fetched`, `read`, `unreadable`, or why there is no file.
  media_type,  -- Media type of its content, else as the page says.
  format,  -- What the content is: pdf, docx, xls, ofd, zip and so on; null before it was read.
  bytes,  -- Size.
  pages,  -- How many pages or sheets it has.
  flags,  -- What is wrong with it, parted by blanks.
  title,  -- Title that it prints.
  document_number,  -- 发文字号 that it prints.
  issuer,  -- 发文机关 that it prints.
  written_date,  -- 成文日期 that it prints.
  fetched_at,  -- When this content came first, ISO 8601.
  warc,  -- File of the archive that holds it.
  warc_offset,  -- Byte in that file at which its record begins.
  sha256,  -- Hex SHA-256 of its content.
  text  -- Its text.
) AS
SELECT attachments.document, position, documents.title, documents.portal, attachments.name, attachments.url,
  coalesce(reading.status, files.status, attachments.status), coalesce(files.media_type, attachments.media_type),
  reading.format, coalesce(files.bytes, attachments.bytes), coalesce(reading.pages, attachments.pages),
  (SELECT group_concat(value, ' ') FROM json_each(coalesce(reading.flags, attachments.flags))),
  reading.title, reading.document_number, reading.issuer, reading.written_date, files.fetched_at, files.warc,
  files."offset", attachments.sha256, coalesce(reading.text, attachments.text)
FROM attachments JOIN documents ON documents.id = attachments.document
  LEFT JOIN files ON files.key = attachments.key
  LEFT JOIN file_readings AS reading ON reading.sha256 = attachments.sha256;

-- Portals, and how they stand: the last run, what it brought, when the next one is due (as `gkcrawl status` says).
CREATE VIEW portal_health (
  portal,  -- Name of the portal.
  agency,  -- Whose it is.
  region_code,  -- Code of its division (GB/T 2260).
  region_name,  -- Name of that division today.
  family,  -- Name of its CMS family.
  documents,  -- How many documents it has.
  last_run,  -- When the last run began, ISO 8601.
  outcome,  -- Its outcome in one word; `unfinished` while it is going on, or after it was killed.
  reason,  -- Why it ended so, in words.
  new,  -- How many documents it found that were new.
  changed,  -- How many had changed.
  failures,  -- How many pages failed.
  last_good,  -- When the last run began that went well, but for samples and runs for files only.
  next_due,  -- When the next run is due, ISO 8601; null if it never ran. A run that is going on is not left out.
  failed_pages,  -- Rows of its lists whose pages did not come, of all runs.
  waiting_pages  -- Rows of its lists whose pages were not asked for yet.
) AS
WITH walk AS (
  SELECT rowid AS place, portal, status FROM runs
  WHERE settings ->> '$.sample' IS NULL AND coalesce(settings ->> '$.files', '1') != 'only'
), of_portal AS (
  SELECT name,
    (SELECT max(rowid) FROM runs WHERE portal = name) AS last,
    (SELECT max(place) FROM walk WHERE portal = name) AS tried,
    (SELECT max(place) FROM walk WHERE portal = name AND status = 0) AS good
  FROM portals
)
SELECT portals.name, portals.agency, portals.region, divisions.name, family,
  (SELECT count(*) FROM documents WHERE documents.portal = portals.name),
  last.started_at, iif(last.run IS NOT NULL AND last.finished_at IS NULL, 'unfinished', last.outcome), last.reason,
  coalesce(last.counts ->> '$.new', 0), coalesce(last.counts ->> '$.changed', 0),
  (SELECT coalesce(sum(value), 0) FROM json_each(last.counts) WHERE key LIKE 'failed/%'),
  good.started_at,
  -- A quarter of the period after the last attempt, nine tenths of it after the last good run; at once after a kill.
  strftime('%Y-%m-%dT%H:%M:%S', 8 * 3600 + max(
    strftime('%s', tried.started_at)
      + iif(last.finished_at IS NULL OR last.outcome = 'interrupted', 0, 0.25) * period.seconds,
    coalesce(strftime('%s', good.started_at) + 0.9 * period.seconds, 0)
  ), 'unixepoch') || '+08:00',
  (SELECT count(*) FROM entries WHERE entries.portal = portals.name AND document IS NULL AND error IS NOT NULL),
  (SELECT count(*) FROM entries WHERE entries.portal = portals.name AND document IS NULL AND error IS NULL)
FROM portals JOIN of_portal USING (name)
  LEFT JOIN divisions ON code = portals.region
  LEFT JOIN runs AS last ON last.rowid = of_portal.last
  LEFT JOIN runs AS tried ON tried.rowid = of_portal.tried
  LEFT JOIN runs AS good ON good.rowid = of_portal.good
  LEFT JOIN (
    SELECT 'daily' AS frequency, 86400 AS seconds UNION ALL SELECT 'weekly', 604800 UNION ALL SELECT 'monthly', 2592000
  ) AS period ON period.frequency = coalesce(last.settings ->> '$.frequency', 'daily');
