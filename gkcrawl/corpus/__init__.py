"""Data derived from stored documents: duplicates, index, statistics, differences of versions; archived responses."""
