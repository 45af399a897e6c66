"""JSON in answers and scripts."""

from __future__ import annotations

import pytest

from gkcrawl.portals.lists.json_text import parse_json, rows_in_scripts
from tests.portals.pages import SITE, page


@pytest.mark.parametrize("text", ['{"total": 3}', 'callback({"total": 3});', 'var data = {"total": 3};'])
def test_calls_and_variables_around_it(text: str) -> None:
    assert parse_json(text) == {"total": 3}


def test_html_is_none() -> None:
    assert parse_json("<html></html>") is None


def test_rows_that_a_script_holds() -> None:
    rows = "".join(f'{{title: "关于第{n}项工作的通知", url: "d/{n}.html", date: "2026-03-0{n}"}},' for n in range(1, 4))
    entries = rows_in_scripts(page(f"<script>var rows = [{rows}];</script>"))
    assert [entry.url for entry in entries] == [f"{SITE}d/{n}.html" for n in range(1, 4)]
