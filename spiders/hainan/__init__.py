"""Hainan 海南省."""
