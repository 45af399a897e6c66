"""The spider that all portals share: walks columns, asks for documents, counts failures; knows neither database nor archive."""
