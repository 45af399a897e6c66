"""CITATION.cff (gkcrawl/publish/descriptions/citation.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from gkcrawl.publish.descriptions.citation import NOBODY, citation, cited
from tests.publish.releases import a_release

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.store import Store


def test_it_is_yaml_with_what_the_format_asks_for(store: Store, tmp_path: Path) -> None:
    release = a_release(store, tmp_path / "out", title='语料 "甲": 一', authors=("示例实验室",), licence="CC-BY-4.0")
    said = yaml.safe_load(citation(release))
    assert said["authors"] == [{"name": "示例实验室"}]
    assert (said["title"], said["version"], said["license"]) == ('语料 "甲": 一', "2026.11", "CC-BY-4.0")
    assert (said["cff-version"], str(said["date-released"]), said["type"]) == ("1.2.0", "2026-11-03", "dataset")
    assert cited(release) == '示例实验室 (2026). 语料 "甲": 一 (version 2026.11) [data set].'


def test_who_was_not_named_is_not_invented(store: Store, tmp_path: Path) -> None:
    said = yaml.safe_load(citation(a_release(store, tmp_path / "out")))
    assert said["authors"] == [{"name": NOBODY}]
    assert "license" not in said
