"""Portals to be declared: drafted from what is known of their sites, written as classes; lists of such sites."""
