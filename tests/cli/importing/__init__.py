"""Importing WARC files of others."""
