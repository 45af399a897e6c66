"""WARC files: writing a run's, reading anybody's, finding answers in them."""
