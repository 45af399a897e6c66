"""Pages, one module each: what a page shows, read from the corpus; knows no server and no HTML."""
