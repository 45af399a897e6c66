"""Snapshots of the corpus for others, never changed: Parquet tables, and what describes, proves and cites them."""
