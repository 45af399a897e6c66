"""Behind `from gkcrawl import open_corpus`: a corpus to read from Python programs (docs/api.md)."""
