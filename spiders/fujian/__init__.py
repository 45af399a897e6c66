"""Fujian 福建省."""
