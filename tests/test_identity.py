"""When two addresses are one page, and when they are not."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.identity import lasting_url, url_key

HOST = "http://www.example.gov.cn"


@pytest.mark.parametrize(
    "addresses",
    [
        ("/d/1.html", "/d/1.html;jsessionid=0A1B", "/d/1.html;JSESSIONID=1C!-3?", "/d/1.html;jsessionid=a.node1#top"),
        ("/show.do?id=7", "/show.do;jsessionid=0A1B?id=7", "/show.do;JSESSIONID_PORTAL=2?id=7"),
        ("/(S(lit3py55t21z5v55vlm25s55))/d.aspx?id=7", "/(A(1bcdefgh2)S(0123456789ab))/d.aspx?id=7", "/d.aspx?id=7"),
        ("/v.php?PHPSESSID=9f8e7d&id=7", "/v.php?id=7&PHPSESSID=1a", "/v.php?id=7"),
        ("/v.asp?id=7&ASPSESSIONIDQQBRTT=NKLM", "/v.asp?id=7"),
        ("/v.jsp?id=7&sid=0123456789abcdef0123", "/v.jsp?sid=0123456789abcdef9999&id=7"),
        ("/v.jsp?id=7&t=1706580000", "/v.jsp?t=1706580001123&id=7", "/v.jsp?id=7"),
        ("/d/1.html?t=1706580000", "/d/1.html?v=20240130120000", "/d/1.html?_=17", "/d/1.html?rand=5", "/d/1.html"),
        ("/d/1.html?0.8812734", "/d/1.html?1706580000123", "/d/1.html"),
        ("/v.jsp?id=7&x=0.5512345678901", "/v.jsp?id=7&x=0.1234567890123&", "/v.jsp?id=7"),
        ("/v.jsp?id=7&t=Tue%20Jan%2030%202024%2010:00:00%20GMT+0800", "/v.jsp?id=7"),
        ("/v.jsp?id=7&time=2024-01-30%2010:00:01", "/v.jsp?id=7&time=2024-01-30+10%3A02%3A01", "/v.jsp?id=7"),
        ("/v.jsp?id=7&cid=3", "/v.jsp?cid=3&id=7", "/v.jsp?&cid=3&&id=7#top"),
        ("/zwgk/", "/zwgk/index.html", "/zwgk/index.jsp;jsessionid=1"),
    ],
)
def test_what_belongs_to_a_visit_names_no_page(addresses: tuple[str, ...]) -> None:
    assert len({url_key(HOST + address) for address in addresses}) == 1


@pytest.mark.parametrize(
    "addresses",
    [
        ("/v.jsp?id=7", "/v.jsp?id=8"),
        ("/v.jsp?t=1", "/v.jsp?t=2"),
        ("/v.jsp?id=7&t=1", "/v.jsp?id=7&t=2"),
        ("/v.jsp?id=1706580000123", "/v.jsp?id=1706580000124"),
        ("/v.jsp?t=1706580000", "/v.jsp?t=1706580001"),
        ("/v.jsp?cid=7&time=2024-01-30", "/v.jsp?cid=7&time=2024-01-31"),
        ("/v.jsp?d=20240130", "/v.jsp?d=20240131"),
        ("/d/1.html?v=1.0.2", "/d/1.html?v=1.0.3"),
        ("/npc?sessionid=3", "/npc?sessionid=4"),
        ("/v.jsp?sid=0123456789abcdef0123", "/v.jsp?sid=0123456789abcdef9999"),
        ("/v.jsp?cid=3&sid=0123456789abcdef0123", "/v.jsp?cid=3&sid=0123456789abcdef9999"),
        ("/v.jsp?site=a&sid=4", "/v.jsp?site=a&sid=5"),
        ("/a;b=1.html", "/a;b=2.html"),
        ("/doc(1)/a.html", "/doc(2)/a.html"),
        ("/v.jsp?a=1&a=2", "/v.jsp?a=2&a=1"),
        ("/v.jsp?rate=0.25", "/v.jsp?rate=0.5"),
        ("/d/1.html", "/d/1.htm", "/d/1.html?page=2"),
    ],
)
def test_what_names_a_page_stays(addresses: tuple[str, ...]) -> None:
    for one, other in combinations(addresses, 2):
        assert url_key(HOST + one) != url_key(HOST + other)


@pytest.mark.parametrize(
    ("url", "lasting"),
    [
        ("/d/1.html;jsessionid=1?b=2&a=1#x", "/d/1.html?b=2&a=1#x"),
        ("/d/1.html?t=1706580000", "/d/1.html"),
        ("/v.jsp?b=2&a=1&", "/v.jsp?b=2&a=1&"),
        ("/index.html", "/index.html"),
        ("", ""),
    ],
)
def test_an_address_to_cite_keeps_all_else_as_it_is(url: str, lasting: str) -> None:
    assert lasting_url(HOST + url) == HOST + lasting


@given(st.text("abdjsessiont_?&=;/().#0123456789", max_size=40))
def test_the_key_of_a_key_is_itself(address: str) -> None:
    key = url_key(f"{HOST}/{address}")
    assert url_key(f"http://{key}") == key
    assert url_key(lasting_url(f"{HOST}/{address}")) == key
