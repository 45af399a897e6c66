"""``python -m gkcrawl`` is the command ``gkcrawl``."""

from gkcrawl.cli.main import main

if __name__ == "__main__":
    main(prog_name="gkcrawl")
