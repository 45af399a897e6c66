"""Sichuan 四川省."""
