"""The server: Datasette with our plugin (gkcrawl/browse/server.py)."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING

import pytest
from datasette.plugins import pm

from gkcrawl.browse.server import CELL, HOST, serve
from gkcrawl.errors import ConfigError
from gkcrawl.store import Store
from tests.store.corpus import a_document

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.browse.readers import Readers
    from tests.browse.conftest import Get


def test_tables_are_datasettes_with_cells_cut_and_no_facets_suggested(get: Get, corpus: Path) -> None:
    with Store(corpus) as store:
        store.write("r1", [a_document(8, text="长" * 2 * CELL)], portal="demo")
    page = get("/corpus/documents?number__gt=3")
    assert page.status_code == 200
    assert max(map(len, re.findall("长+", page.text))) <= CELL
    assert "Suggested facets" not in page.text
    assert not any(getattr(one, "__name__", "") == "gkcrawl-browse" for one in pm.get_plugins()), "others are as before"


def test_sql_is_for_the_owner(get: Get) -> None:
    asked = "/corpus.json?sql=select+1"
    assert get(asked).status_code == 200
    assert get(asked, public=True).status_code == 403
    assert get("/corpus/documents.json?_where=1", public=True).status_code in (400, 403)
    assert get("/corpus/documents.json", public=True).status_code == 200


def test_what_is_public_tells_nothing_of_the_machine(get: Get, corpus: Path) -> None:
    assert str(corpus) in get("/-/databases.json").text
    for name in ("databases", "databases.json", "threads", "versions.json", "plugins", "settings", "metadata", "actor"):
        assert get(f"/-/{name}", public=True).status_code == 404, name
    assert get("/-/static/app.css", public=True).status_code == 200
    assert get("/-/gkcrawl/style.css", public=True).status_code == 200


def test_an_address_that_is_none_is_no_news_for_the_terminal(get: Get, capfd: pytest.CaptureFixture[str]) -> None:
    assert get("/nothing").status_code == 404
    assert get("/corpus/nothing").status_code == 404
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("public", [False, True])
def test_robots_are_asked_to_stay_away(get: Get, public: bool) -> None:
    assert get("/robots.txt", public=public).text == "User-agent: *\nDisallow: /\n"
    assert get("/corpus", public=public).headers["x-robots-tag"] == "noindex, nofollow"


def test_a_port_in_use_is_said(readers: Readers) -> None:
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(ConfigError, match=f"port {port} cannot be used: .*--port"):
            serve(readers, port, print)
