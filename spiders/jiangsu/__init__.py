"""Jiangsu 江苏省."""
