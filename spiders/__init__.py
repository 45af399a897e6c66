"""Portals: a module each, or tables of TOML files, by province; facts about the portal and nothing else."""
