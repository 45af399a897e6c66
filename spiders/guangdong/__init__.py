"""Guangdong 广东省."""
