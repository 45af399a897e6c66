-- What pages look for in large corpora, found without looking at all.

-- The newest documents of a portal.
CREATE INDEX idx_documents_seen ON documents (portal, first_seen_at, number);

-- Reports of the forms before 2019, whose sentences are part of series.
CREATE INDEX idx_statistics_reports_form_era ON statistics_reports (form_era);
