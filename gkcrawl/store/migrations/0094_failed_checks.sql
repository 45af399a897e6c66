-- Find the reports whose number for a key breaks a rule: few of all checks.

CREATE INDEX idx_statistics_checks_failed ON statistics_checks (row, "column", id) WHERE ok = 0;
