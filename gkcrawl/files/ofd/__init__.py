"""Reads OFD files (GB/T 33190-2016): text in reading order, ruled tables, what tags state; bytes in, data out."""

from gkcrawl.files.ofd.document import read

__all__ = ["read"]
