-- The place of a capture in its run: a judgement looks it up, however many captures the run has.
DROP INDEX idx_captures_run_portal;
CREATE INDEX idx_captures_run_portal_offset ON captures (run, portal, "offset");
