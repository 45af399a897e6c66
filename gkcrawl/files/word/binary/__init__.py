"""DOC files: streams, pieces of text, properties of characters and paragraphs, lists ([MS-DOC])."""
