"""Shanxi 山西省."""
