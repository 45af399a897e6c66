"""A document keeps its id: the order of evidence of docs/identity.md, one test each (gkcrawl/store/known.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.identity import cms_number
from tests.store.corpus import MONDAY, TUESDAY, WEDNESDAY, a_document, find_gone
from tests.store.test_store import only

if TYPE_CHECKING:
    from gkcrawl.store import Store

TEXT = "".join(f"第{n}条，本办法所称的信息，是指行政机关制作或者获取的各类信息。" for n in range(5))
TRS = "https://www.example.gov.cn/zwgk/tzgg/202401/t20240130_123456.html"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.gov.cn/zwgk/1/",
        "http://www.example.gov.cn:80/zwgk/1/",
        "https://www.example.gov.cn:443/zwgk/1/index.html",
        "//www.example.gov.cn/zwgk/1/",
        "http://WWW.example.gov.cn/zwgk/1/default.htm#top",
    ],
)
def test_one_address_in_many_spellings(store: Store, url: str) -> None:
    store.write("r1", [a_document(url="https://www.example.gov.cn/zwgk/1/")])
    assert store.write("r1", [a_document(url=url, text="改。", fetched_at=TUESDAY)]) == ["changed"]


@pytest.mark.parametrize(
    ("url", "number"),
    [
        (TRS, "trs:20240130_123456"),
        ("http://a.gov.cn/art/2024/1/30/art_1229_567.html", "hanweb:567"),
        ("http://a.gov.cn/xxgk/post_4437828.html", "post:4437828"),
        ("http://a.gov.cn/2024/content_77.htm", "content:77"),
        ("http://a.gov.cn/info/1050/64208.htm", "info:64208"),
        ("http://a.gov.cn/201303/0123456789abcdef0123456789ABCDEF.shtml", "hex:0123456789abcdef0123456789abcdef"),
        ("http://a.gov.cn/zwgk/20240130/notice.html", None),
    ],
)
def test_the_number_of_the_cms_is_read_from_the_address(url: str, number: str | None) -> None:
    assert cms_number(url) == number


def test_a_page_that_moved_to_another_column_is_the_same_document(store: Store) -> None:
    store.write("r1", [a_document(url=TRS, text=TEXT)])
    moved = TRS.replace("tzgg", "xxgk/fdzdgknr")
    assert store.write("r1", [a_document(url=moved, text=TEXT, fetched_at=TUESDAY)]) == ["moved"]
    assert store.write("r1", [a_document(url=moved, text=TEXT, fetched_at=WEDNESDAY)]) == ["unchanged"]
    document = only(store)
    assert document["id"] == a_document(url=TRS).id
    # The old address was not met again on Wednesday.
    assert {document["url"], *document["other_urls"]} == {TRS, moved}


def test_a_page_that_moved_and_was_edited_is_the_same_document(store: Store) -> None:
    store.write("r1", [a_document(url=TRS, text=TEXT)])
    moved = a_document(url=TRS.replace("tzgg", "xxgk"), text=TEXT + "第六条，自公布之日起施行。", fetched_at=TUESDAY)
    assert store.write("r1", [moved]) == ["changed"]
    assert (only(store)["url"], only(store)["version"]) == (moved.url, 2)


def test_a_page_that_moved_and_was_rewritten_is_known_by_title_and_index_number(store: Store) -> None:
    other: dict[str, Any] = {"url": TRS.replace("tzgg", "xxgk"), "text": "全文另行印发。" * 9, "fetched_at": TUESDAY}
    store.write("r1", [a_document(url=TRS, text=TEXT, index_number="014416330/2024-00001")])
    assert store.write("r1", [a_document(**other, index_number="014416330/2024-00001", title="通知1")]) == ["changed"]


def test_one_number_with_other_words_is_another_document(store: Store) -> None:
    """Two sites on one host may both count from 1."""
    store.write("r1", [a_document(url="https://a.gov.cn/x/info/1/5.htm", text=TEXT)])
    other = a_document(url="https://a.gov.cn/y/info/2/5.htm", text="完全不同的另一份文件，讲的是防汛抗旱。" * 5)
    assert store.write("r1", [other]) == ["new"]


def test_a_copy_on_another_host_with_its_number_is_the_same_document(store: Store) -> None:
    mirror = TRS.replace("www.example.gov.cn", "mirror.example.com")
    store.write("r1", [a_document(url=TRS, text=TEXT, issuer="甲局")])
    assert store.write("r1", [a_document(url=mirror, text=TEXT, issuer=None, fetched_at=TUESDAY)]) == ["mirrored"]
    document = only(store)
    assert (document["url"], document["other_urls"], document["issuer"]) == (TRS, [mirror], "甲局")


def test_the_official_page_takes_over_from_a_mirror_and_the_id_stays(store: Store) -> None:
    mirror = TRS.replace("www.example.gov.cn", "mirror.example.com")
    store.write("r1", [a_document(url=mirror, text=TEXT)])
    assert store.write("r1", [a_document(url=TRS, text=TEXT, issuer="甲局", fetched_at=TUESDAY)]) == ["mirrored"]
    document = only(store)
    assert document["id"] == a_document(url=mirror).id
    assert (document["url"], document["other_urls"], document["issuer"]) == (TRS, [mirror], "甲局")
    # Nor does what the mirror makes of it later replace the official text.
    spoiled = a_document(url=mirror, text=TEXT.replace("信息", "訊息"), fetched_at=WEDNESDAY)
    assert store.write("r1", [spoiled]) == ["unchanged"]
    assert only(store)["text"] == TEXT


def test_a_short_text_is_no_evidence_across_hosts(store: Store) -> None:
    store.write("r1", [a_document(url=TRS, text="见附件。")])
    other = TRS.replace("www.example", "www.another")
    assert store.write("r1", [a_document(url=other, text="见附件。")]) == ["new"]


def test_the_index_number_is_no_key(store: Store) -> None:
    index: dict[str, Any] = {"index_number": "234234234234444444/2024-00001"}
    assert store.write("r1", [a_document(1, **index), a_document(2, text="别的。", **index)]) == ["new", "new"]


def test_two_addresses_that_differ_for_good_do_not_take_turns(store: Store) -> None:
    """A desktop and a mobile page, both alive: versions must not grow every night."""
    mobile = TRS.replace("zwgk", "m")
    versions = []
    for day in range(1, 7):
        at = f"2026-11-0{day}T08:00:00+08:00"
        store.write("r1", [a_document(url=TRS, text=TEXT, fetched_at=at)])
        store.write("r1", [a_document(url=mobile, text=TEXT + "手机版。", fetched_at=at)])
        versions.append(only(store)["version"])
    assert versions == [2] * 6


def test_the_new_address_has_the_say_when_the_old_one_is_not_met_any_more(store: Store) -> None:
    moved = TRS.replace("tzgg", "xxgk")
    store.write("r1", [a_document(url=TRS, text=TEXT, fetched_at=MONDAY)])
    store.write("r1", [a_document(url=moved, text=TEXT, fetched_at=TUESDAY)])
    assert store.write("r1", [a_document(url=moved, text=TEXT + "修订。", fetched_at=WEDNESDAY)]) == ["changed"]
    assert only(store)["url"] == moved


def test_a_vanished_page_is_gone_and_stays_until_it_is_met_again(store: Store) -> None:
    store.write("r1", [a_document()])
    assert find_gone(store, a_document().url, TUESDAY)
    assert not find_gone(store, a_document().url, WEDNESDAY), "it is gone since Tuesday"
    assert store.query("SELECT gone FROM documents") == [{"gone": TUESDAY}]
    assert (only(store)["text"], only(store)["quality"]) == ("正文。", ["gone"])
    store.write("r1", [a_document(fetched_at=WEDNESDAY)])
    assert only(store)["quality"] == []
    assert store.query("SELECT gone FROM documents") == [{"gone": None}]
    # An older page, replayed, does not bring it back.
    find_gone(store, a_document().url, "2026-11-05T08:00:00+08:00")
    store.write("r1", [a_document(fetched_at=TUESDAY)])
    assert store.query("SELECT gone FROM documents") == [{"gone": "2026-11-05T08:00:00+08:00"}]


def test_a_document_with_another_address_that_answers_is_not_gone(store: Store) -> None:
    moved = TRS.replace("tzgg", "xxgk")
    store.write("r1", [a_document(url=TRS, text=TEXT), a_document(url=moved, text=TEXT)])
    assert not find_gone(store, TRS, TUESDAY)
    assert find_gone(store, moved, WEDNESDAY)
    assert not find_gone(store, "https://www.example.gov.cn/never-seen.html", WEDNESDAY)


def test_changed_metadata_is_on_record(store: Store) -> None:
    store.write("r1", [a_document(issuer="甲局", keywords=["年报"])])
    store.write("r1", [a_document(issuer="乙局", fetched_at=TUESDAY)])
    (row,) = store.query("SELECT version, at, fields FROM history")
    assert row == {"version": 1, "at": TUESDAY, "fields": '{"issuer":["甲局","乙局"],"keywords":[["年报"],null]}'}
