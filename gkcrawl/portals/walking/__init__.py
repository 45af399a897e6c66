"""The spider that all portals share: walks columns, asks for documents; knows neither database nor archive."""
