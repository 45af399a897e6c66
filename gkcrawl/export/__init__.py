"""Files made from the corpus."""

from gkcrawl.export.jsonl import fragment, replacing, write_jsonl

__all__ = ["fragment", "replacing", "write_jsonl"]
