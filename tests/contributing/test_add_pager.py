"""The pager that CONTRIBUTING.md adds is asked of every list, and is in the docs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.contributing import Copy

ROW = '<li><a href="./202603/t2026030{0}_{0}.html">关于开展第{0}批河道清淤工作的通知</a><span>2026-03-0{0}</span></li>'
PAGE = f'<ul>{"".join(ROW.format(n) for n in range(1, 4))}</ul><div data-page="1" data-pages="5" data-href="p{{page}}.html"></div>'


def test_a_pager_is_a_module_a_test_and_a_row_of_the_docs(project: Copy) -> None:
    saved = project.root / "list.html"
    saved.write_text(PAGE, encoding="utf-8")
    read = ("parse", "list", saved, "--url", "http://www.qingshan.gov.cn/tz/")
    assert json.loads(project.gkcrawl(*read))["pagination"]["next"] is None
    touched = project.follow("Add a pager")
    project.check(*touched)
    project.test("tests/portals/pagers/test_data_attributes.py", "tests/portals/pagers/test_order.py")
    project.test("tests/test_architecture.py", "-k", "test_of_its_name")
    pagination = json.loads(project.gkcrawl(*read))["pagination"]
    assert (pagination["next"]["url"], pagination["total_pages"]) == ("http://www.qingshan.gov.cn/tz/p2.html", 5)
