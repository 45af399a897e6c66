"""Documents that are links to files, and what becomes of asking for these (gkcrawl/demo/files.py, portals/filed.py)."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.files import FORMATS
from gkcrawl.demo.portals.filed import LINKED
from gkcrawl.demo.server import serving
from tests.demo.conftest import BASE, Client


def rows(client: Client, column: str) -> list[dict[str, Any]]:
    [portal] = [portal for portal in client.server.portals if portal.name == "demo_files"]
    return [row for row in portal.truth(BASE) if row["column"] == column]


def test_reports_are_files_of_every_format() -> None:
    client = Client(documents=2 * len(LINKED))
    files = [row["attachments"][0] for row in rows(client, "政府信息公开年报")]
    assert Counter(file["format"] for file in files) == Counter(FORMATS[name].content for name in LINKED)
    answers = [client.get(file["url"]) for file in files]
    assert {answer.status for answer in answers} == {200}
    assert len({answer.etag for answer in answers}) == len(answers)
    assert [file["name"] for file in files if file["flags"] == ["needs_ocr"]] == [
        file["name"] for file in files if not file["lines"] and not file["tables"]
    ]


def test_files_of_notices_are_there_or_not() -> None:
    client = Client(documents=12)
    answers = {}
    for row in rows(client, "通知公告"):
        [file] = row["attachments"]
        answers[file["status"]] = client.get(file["url"])
    assert {status: answer.status for status, answer in answers.items()} == {
        "read": 200,
        "captcha": 200,
        "expired": 403,
        "http_404": 404,
        "not_a_file": 200,
    }
    assert "验证码" in answers["captcha"].body.decode()
    assert b"expired" in answers["expired"].body


def test_another_edition_replaces_some_files_and_no_page() -> None:
    first, second = (Client(documents=12, edition=edition) for edition in (1, 2))
    pages = rows(first, "通知公告")
    assert [first.get(row["url"]) for row in pages] == [second.get(row["url"]) for row in pages]
    files = [row["attachments"][0]["url"] for row in pages]
    assert [first.get(url) == second.get(url) for url in files].count(False) == 1


def test_who_has_a_file_is_not_sent_it_again() -> None:
    with serving(Corpus(12)) as base:
        url = rows(Client(documents=12), "政府信息公开年报")[0]["attachments"][0]["url"].replace(BASE, base)
        etag = urlopen(url).headers["ETag"]
        with pytest.raises(HTTPError, match="304") as raised:
            urlopen(Request(url, headers={"If-None-Match": etag}))
        raised.value.close()
