"""Gansu 甘肃省."""
