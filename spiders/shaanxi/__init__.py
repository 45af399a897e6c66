"""Shaanxi 陕西省."""
