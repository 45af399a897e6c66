"""Routes, errors as pages, headers (gkcrawl/browse/plugin.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.browse import plugin
from gkcrawl.browse.asked import Asked, Shown
from gkcrawl.browse.plugin import Route
from gkcrawl.browse.sanitising import POLICY
from gkcrawl.errors import ConfigError, NotFound, StoreError
from tests.store.corpus import a_document

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.store.store import Store
    from tests.browse.conftest import Get


def shows(store: Store, asked: Asked) -> Shown:
    """A page of the tests: what it is asked for, or an error of the kind that it is asked for."""
    errors = {"missing": NotFound, "wrong": ConfigError, "locked": StoreError}
    if kind := errors.get(asked.path):
        raise kind(f"database {store.path}: <no>")
    said = f"{asked.path} {asked.words.language} {sorted(asked.parameters.items())} {asked.origin}"
    return Shown(body=said, media_type="text/plain; charset=utf-8", headers={"x-own": "yes"})


@pytest.fixture(autouse=True)
def _page_of_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugin, "ROUTES", (*plugin.ROUTES, Route(r"/echo/(?P<path>[^/]+)", shows)))


def test_a_page_is_told_what_it_is_asked_for(get: Get) -> None:
    answer = get("/echo/%E5%B9%B4%E6%8A%A5?q=%E6%B0%B4%E5%8A%A1&lang=en&q=other")
    assert answer.text == "年报 en [('lang', 'en'), ('q', '水务')] http://localhost"
    assert answer.headers["x-own"] == "yes"
    assert get("/echo/x", headers={"accept-language": "en-GB, zh;q=0.5"}).text.startswith("x en ")
    assert get("/echo/x").headers["content-language"] == "zh"


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [("missing", 404, "没有这一页"), ("wrong", 400, "无法这样查询"), ("locked", 503, "暂时无法读取数据库")],
)
def test_errors_are_pages_that_do_not_tell_where_the_database_is(
    get: Get, corpus: Path, name: str, status: int, said: str
) -> None:
    answer = get(f"/echo/{name}")
    assert (answer.status_code, said in answer.text) == (status, True)
    assert "database corpus.db: &lt;no&gt;" in answer.text
    assert str(corpus.parent) not in answer.text


def test_pages_may_load_only_what_is_of_this_server(get: Get) -> None:
    answer = get("/echo/missing")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; img-src 'self' data:;")
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'self'" in get("/corpus/documents").headers["content-security-policy"]


def test_files_of_ours_are_served_and_no_others(get: Get) -> None:
    style = get("/-/gkcrawl/style.css")
    assert (style.status_code, style.headers["content-type"]) == (200, "text/css; charset=utf-8")
    for name in ("none.css", "..", "../words.py", "..%2Fwords.py", "..~2Fwords.py", ""):
        assert get(f"/-/gkcrawl/{name}", follow_redirects=True).status_code == 404, name


def test_a_page_with_a_policy_of_its_own_has_no_other(get: Get) -> None:
    document = a_document(1).id
    answer = get(f"/doc/{document}/page")
    assert answer.headers.get_list("content-security-policy") == [POLICY]
    assert get(f"/doc/{document}@1").status_code == get(f"/doc/{document}/diff").status_code == 200
    assert get(f"/doc/{document}.json?version=1").json()["version"] == 1
    assert get("/doc/https%3A%2F%2Fwww.example.gov.cn%2Fzwgk%2F1.html").status_code == 200
