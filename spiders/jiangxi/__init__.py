"""Jiangxi 江西省."""
