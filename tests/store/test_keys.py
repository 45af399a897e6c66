"""Addresses in a database from before session ids, times and the order of parameters were left out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.store import Store
from gkcrawl.store.state import Fetched, Listed, ListRead
from tests.store.corpus import MONDAY, TUESDAY, a_document, start_run

if TYPE_CHECKING:
    from pathlib import Path

HOST = "https://www.example.gov.cn"
# Address as it was met → key as it was then.
OLD = {
    "/a/1.html;jsessionid=A1": "www.example.gov.cn/a/1.html;jsessionid=A1",
    "/a/1.html;jsessionid=B2": "www.example.gov.cn/a/1.html;jsessionid=B2",
    "/show.jsp?id=7&cid=3": "www.example.gov.cn/show.jsp?id=7&cid=3",
    "/a/2.html": "www.example.gov.cn/a/2.html",
}


def test_a_document_is_known_by_its_old_address(db: Path) -> None:
    with Store(db) as store:
        start_run(store)
        with store.transaction() as connection:
            connection.execute("DELETE FROM _sqlite_migrations WHERE name = '0040_keys'")
        for number, (url, key) in enumerate(OLD.items(), 1):
            day = MONDAY if "A1" in url else TUESDAY
            document = a_document(number, url=HOST + url, id=f"{number:016}", fetched_at=day, text=f"正文{number}。")
            store.write("r1", [document])
            with store.transaction() as connection:
                # As the version before wrote them.
                connection.execute("DELETE FROM urls WHERE document = ?", (document.id,))
                connection.execute("INSERT INTO urls (key, document) VALUES (?, ?)", (key, document.id))
            store.write("r1", [Listed(key, HOST, "{}", "", day), Fetched(key, day, None, None)], portal="demo")
        keys = '["www.example.gov.cn/a/1.html;jsessionid=B2","www.example.gov.cn/a/2.html"]'
        store.write("r1", [ListRead("GET", "", keys, None, None, MONDAY)], portal="demo")
    with Store(db) as store:
        known = {row["key"]: row["document"] for row in store.query("SELECT key, document FROM urls")}
        assert known == {
            "www.example.gov.cn/a/1.html": f"{1:016}",
            "www.example.gov.cn/show.jsp?cid=3&id=7": f"{3:016}",
            "www.example.gov.cn/a/2.html": f"{4:016}",
        }
        entries = {row["key"]: row["document"] for row in store.query("SELECT key, document FROM entries")}
        assert entries == known
        assert store.query("SELECT keys FROM lists") == [
            {"keys": '["www.example.gov.cn/a/1.html","www.example.gov.cn/a/2.html"]'}
        ]
        assert store.query("SELECT count(*) AS n FROM documents") == [{"n": 4}]
        again = a_document(3, url=f"{HOST}/show.jsp?cid=3&id=7", text="正文3。", fetched_at=TUESDAY)
        assert store.write("r1", [again]) == ["unchanged"]
