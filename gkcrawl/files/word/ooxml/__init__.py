"""DOCX files: parts of the package, styles, numbering, and the walk over the text (ECMA-376 Part 1 §17, Part 2)."""
