"""WARC files: writing, reading, and looking up responses by request."""
