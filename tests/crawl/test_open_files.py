"""As many files may be open as portals need that are crawled at once (gkcrawl/crawl/open_files.py)."""

from __future__ import annotations

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there is no such limit", allow_module_level=True)

import resource

from gkcrawl.crawl.open_files import OF_A_PORTAL, OF_THE_PROCESS, make_room


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Soft and hard limit of a process that is not this one."""
    now = [1024, 4096]

    def change(kind: int, wanted: tuple[int, int]) -> None:
        now[:] = wanted

    monkeypatch.setattr(resource, "getrlimit", lambda kind: tuple(now))
    monkeypatch.setattr(resource, "setrlimit", change)
    return now


def test_the_limit_is_raised_as_far_as_is_needed_and_allowed(limits: list[int]) -> None:
    assert (make_room(8), limits) == (8, [1024, 4096])
    assert (make_room(300), limits) == (300, [OF_THE_PROCESS + 300 * OF_A_PORTAL, 4096])
    fits = (4096 - OF_THE_PROCESS) // OF_A_PORTAL
    assert (make_room(5000), limits) == (fits, [4096, 4096])
    limits[:] = [50, 50]
    assert make_room(3) == 1
    limits[:] = [resource.RLIM_INFINITY, resource.RLIM_INFINITY]
    assert make_room(5000) == 5000


def test_a_system_that_allows_less_than_it_says_is_believed(limits: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(kind: int, wanted: tuple[int, int]) -> None:
        raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr(resource, "setrlimit", refuse)
    assert make_room(300) == (1024 - OF_THE_PROCESS) // OF_A_PORTAL
