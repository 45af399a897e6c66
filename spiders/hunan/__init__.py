"""Hunan 湖南省."""
