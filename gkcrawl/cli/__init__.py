"""Verbs of the ``gkcrawl`` command, one file each."""
