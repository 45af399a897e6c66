"""Near-duplicates: how similar two documents are, and what that makes of them; knows no database."""
