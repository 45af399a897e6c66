"""Jilin 吉林省."""
