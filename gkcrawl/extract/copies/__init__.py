"""Copies: spun, mirrored and damaged text, told from originals and repaired; knows no field."""
