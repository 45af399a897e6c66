"""How the store keeps the numbers of annual reports, and what it compares."""
