"""From bytes to lines: decoding, parsing, layout, what scripts write and styles hide; knows no label and no field."""
