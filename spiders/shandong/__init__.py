"""Shandong 山东省."""
