"""What the subcommands share: options, stored pages, the state of duplicates and index."""
