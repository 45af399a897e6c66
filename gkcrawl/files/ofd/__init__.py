"""Reads OFD files (GB/T 33190-2016): their package, pages, text objects, lines, and what they state of themselves."""

from gkcrawl.files.ofd.reader import read

__all__ = ["read"]
