"""The label that CONTRIBUTING.md adds is read into its field, and leaves nothing in the text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.extract.pages import PROSE, page, paragraphs

if TYPE_CHECKING:
    from tests.contributing import Copy


def test_a_label_is_a_row_of_the_table(project: Copy) -> None:
    saved = project.root / "page.html"
    saved.write_text(page(body=f"<p>刊文单位：青禾日报　浏览次数：12</p>{paragraphs()}"), encoding="utf-8")
    read = ("parse", "document", saved, "--url", "https://www.qinghe.gov.cn/zwgk/content_7001.html")
    assert json.loads(project.gkcrawl(*read))["source"] is None
    assert project.follow("Add a label") == ["gkcrawl/data/labels.csv"]
    document = json.loads(project.gkcrawl(*read))
    assert (document["source"], document["text"]) == ("青禾日报", "\n".join(PROSE))
