"""What makes one corpus of the stored documents: duplicates, search, differences."""
