"""Anhui 安徽省."""
