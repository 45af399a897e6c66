"""Plots as SVG, made of plain data: they work without scripts and print well."""
