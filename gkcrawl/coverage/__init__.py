"""Which annual reports there should be, and which of them the corpus holds; reads no page and no file."""
