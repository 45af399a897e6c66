"""Tianjin 天津市."""
