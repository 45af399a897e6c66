"""Yunnan 云南省."""
