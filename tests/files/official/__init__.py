"""Heads, titles and signatures of official documents in files; all documents are invented."""
