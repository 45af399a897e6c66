"""Chongqing 重庆市."""
