"""Export formats: JSON Lines, CSV and Parquet, plain or compressed."""

from gkcrawl.export.jsonl import fragment, replacing, write_jsonl

__all__ = ["fragment", "replacing", "write_jsonl"]
