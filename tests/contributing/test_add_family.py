"""The CMS family that CONTRIBUTING.md adds is detected, has a base spider, and its demo portal is walked whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.contributing import Copy


def test_a_family_is_a_module_a_demo_portal_and_a_test(project: Copy) -> None:
    touched = project.follow("Add a CMS family")
    project.check(*touched)
    chosen = "yunting or test_detect or test_of_its_name or families or examples or links"
    folders = ("tests/portals/families/test_yunting.py", "tests/portals/test_detect.py", "tests/demo/test_walks.py")
    project.test(*folders, "tests/test_architecture.py", "tests/test_docs.py", "-k", chosen)
    assert "demo_yunting" in project.run("-m", "scrapy", "list").split()
