"""The document's own title and keywords, told from those of site and column; knows nothing of containers and bodies."""
