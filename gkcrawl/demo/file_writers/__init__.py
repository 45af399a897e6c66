"""Writers of demo files, one module a format: what a document says as the bytes of a PDF, a DOCX, an XLS …"""
