"""Data derived from stored documents: duplicate groups, full-text index, statistics, differences of versions."""
