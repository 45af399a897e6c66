"""Word documents: DOCX (ECMA-376) and DOC, which is also what WPS writes ([MS-DOC]); macros are never looked at."""
