"""Lists of no product: rows in HTML, JSON or XML, read by their shape; families of products build on them."""
