"""Parts of a compilation are known again, and vanish, with the whole (gkcrawl/store/parts.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcrawl.crawl.triage import with_parts
from tests.store.corpus import MONDAY, TUESDAY, WEDNESDAY, a_document, find_gone

if TYPE_CHECKING:
    from gkcrawl.document import Document
    from gkcrawl.store import Store

HERE = "https://www.example.gov.cn/zwgk/tzgg/202401/t20240130_123456.html"
THERE = HERE.replace("tzgg", "xxgk")
MIRROR = HERE.replace("www.example.gov.cn", "copy.example.com")


def compilation(url: str = HERE, parts: int = 3, at: str = MONDAY, **fields: Any) -> list[Document]:
    """A compilation of so many reports as read at ``url``, and its parts."""
    lines = []
    for number, name in zip(range(parts), ("甲局", "乙站", "丙院", "丁所"), strict=False):
        lines += [f"第{'一二三四'[number]}篇：{name}年度工作总结", f"一年来，{name}认真落实各项部署，完成了全年任务。"]
    whole = a_document(url=url, text="\n".join(lines), title="总结汇编", kind="compilation", fetched_at=at, **fields)
    return with_parts(whole)


def parts(store: Store) -> list[dict[str, Any]]:
    return [row for row in store.documents() if row["part_of"]]


def gone(store: Store) -> list[str | None]:
    return [row["gone"] for row in store.query("SELECT gone FROM documents ORDER BY number")]


def test_parts_keep_their_ids_when_the_whole_moves(store: Store) -> None:
    assert store.write("r1", compilation()) == ["new"] * 4
    before = parts(store)
    assert store.write("r1", compilation(THERE, at=TUESDAY)) == ["moved"] * 4
    # Where the two addresses meet again nothing is news.
    assert store.write("r1", compilation(THERE, at=WEDNESDAY)) == ["unchanged"] * 4
    after = parts(store)
    assert [row["id"] for row in after] == [row["id"] for row in before]
    assert [row["part_of"] for row in after] == [row["part_of"] for row in before]
    assert {row["part_of"]["id"] for row in after} == {compilation()[0].id}


def test_parts_follow_the_whole_to_its_new_address(store: Store) -> None:
    store.write("r1", compilation())
    find_gone(store, HERE, TUESDAY)
    store.write("r1", compilation(THERE, at=WEDNESDAY))
    assert gone(store) == [None] * 4
    assert {(row["url"], *row["other_urls"]) for row in store.documents()} == {(THERE, HERE)}


def test_a_mirror_has_no_say_about_parts(store: Store) -> None:
    store.write("r1", compilation(host_class="official"))
    assert store.write("r1", compilation(MIRROR, at=TUESDAY, host_class="mirror")) == ["mirrored"] * 4
    assert store.write("r1", compilation(MIRROR, at=WEDNESDAY, host_class="mirror")) == ["unchanged"] * 4
    assert {(row["url"], row["host_class"]) for row in store.documents()} == {(HERE, "official")}
    assert len(parts(store)) == 3


def test_a_part_of_a_whole_that_moved_is_new_if_it_is(store: Store) -> None:
    store.write("r1", compilation())
    find_gone(store, HERE, TUESDAY)
    assert store.write("r1", compilation(THERE, parts=4, at=WEDNESDAY)) == ["changed", "moved", "moved", "moved", "new"]
    assert [row["part_of"]["of"] for row in parts(store)] == [4] * 4
    assert {row["part_of"]["id"] for row in parts(store)} == {compilation()[0].id}


def test_parts_are_gone_with_the_whole_and_come_back_with_it(store: Store) -> None:
    store.write("r1", compilation())
    assert find_gone(store, HERE, TUESDAY)
    assert gone(store) == [TUESDAY] * 4
    store.write("r1", compilation(at=WEDNESDAY))
    assert gone(store) == [None] * 4


def test_a_part_that_the_whole_no_longer_has_is_gone(store: Store) -> None:
    store.write("r1", compilation())
    store.write("r1", compilation(parts=2, at=TUESDAY))
    assert gone(store) == [None, None, None, TUESDAY]
    store.write("r1", compilation(parts=3, at=WEDNESDAY))
    assert gone(store) == [None] * 4
