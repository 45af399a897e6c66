"""From what stands where on pages to paragraphs and tables: lines, columns, ruled grids; knows no file format."""
