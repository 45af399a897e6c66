"""Henan 河南省."""
