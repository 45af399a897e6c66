"""Where the body of a page is, and its text, tables, links and attachments; knows no agency."""
