"""Dependencies: each says from which version on it will do, and those versions are what ``make test-lowest`` installs."""

from __future__ import annotations

from importlib.metadata import requires

from packaging.requirements import Requirement

from tests.lowest_versions import constraints


def test_the_lower_bound_becomes_the_version() -> None:
    requirements = [
        "lxml>=6.1.1",
        "pytest>=9.0; extra == 'dev'",
        "types-x; extra == 'dev'",
        "old>=1; python_version < '3'",
    ]
    assert constraints(requirements) == ["lxml==6.1.1"], "with any pytest"


def test_every_dependency_that_is_run_has_a_lower_bound() -> None:
    for requirement in map(Requirement, requires("gkcrawl") or []):
        assert requirement.name.startswith("types-") or ">=" in str(requirement.specifier), requirement
