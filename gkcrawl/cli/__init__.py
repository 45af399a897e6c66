"""Subcommands of ``gkcrawl``, one module each."""
