"""Portals: one module each, in a folder by province; facts about the portal and nothing else."""
