"""Packages of a release: the engine, and the portals of ``spiders/`` under a name that no project of a user bears."""

from setuptools import find_packages, setup

PORTALS = "gkcrawl_portals"

setup(
    packages=[
        *find_packages(include=["gkcrawl", "gkcrawl.*"]),
        PORTALS,
        *(f"{PORTALS}.{folder}" for folder in find_packages("spiders")),
    ],
    package_dir={PORTALS: "spiders"},
)
