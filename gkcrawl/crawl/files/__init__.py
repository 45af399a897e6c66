"""Files of documents in a crawl: which to ask for, as the database knows them, and how they are read beside it."""
