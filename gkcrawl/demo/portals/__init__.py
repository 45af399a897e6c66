"""The demo portals, one module a CMS family or kind of trap; what they share stands beside this folder."""
