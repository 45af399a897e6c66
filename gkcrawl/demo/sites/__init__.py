"""The sites around the demo portals' lists: home pages, menus, hubs, and what else leads to columns or astray."""
