"""Guizhou 贵州省."""
