"""Data derived from stored documents: duplicate groups, full-text index, differences of versions."""
