"""Hubei 湖北省."""
