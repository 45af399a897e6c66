"""Reads PDF files (ISO 32000): text with pdfium in reading order, tables by their lines, scans told from text."""

from gkcrawl.files.pdf.reader import read

__all__ = ["read"]
