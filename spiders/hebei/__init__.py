"""Hebei 河北省."""
