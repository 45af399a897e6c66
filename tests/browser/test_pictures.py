"""Pictures of the README (tests/browser/pictures.py): each is shown, with words for those who cannot see it, and small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.pictures import MOST_BYTES, PICTURES, file_of, take
from tests.processes import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.pictures import Picture


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
@pytest.mark.parametrize(("language", "readme"), [("en", "README.md"), ("zh", "README.zh-CN.md")])
def test_a_readme_shows_each(picture: Picture, language: str, readme: str) -> None:
    path = file_of(picture, language)
    shown = (ROOT / readme).read_text(encoding="utf-8")
    assert f"![{getattr(picture, language)}]({path.relative_to(ROOT).as_posix()})" in shown
    content = path.read_bytes()
    assert content[8:12] == b"WEBP" and len(content) <= MOST_BYTES


def test_one_is_taken(page: Any, tmp_path: Path) -> None:
    page.goto("/")
    take(page, tmp_path / "a.webp")
    assert (tmp_path / "a.webp").read_bytes()[8:12] == b"WEBP"
