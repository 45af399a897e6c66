"""Writes OLE compound files ([MS-CFB]) for tests of what is kept in such files."""

from gkcrawl.demo.file_writers.ole import compound as compound_file

__all__ = ["compound_file"]
