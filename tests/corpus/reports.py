"""Invented reports, and what the store makes of them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import orjson

from tests.dedup.test_judge import BODY
from tests.store.corpus import a_document

if TYPE_CHECKING:
    from gkcrawl.document import Document
    from gkcrawl.store import Store

WORDS = ["水利", "工程", "监督", "巡查", "材料", "整理", "走访", "群众", "会议", "记录", "设备", "维护", "登记", "核对"]


def a_report(number: int, body: list[str] | None = None, **fields: Any) -> Document:
    """The report of an office on 2023, published on the day ``number`` of January."""
    agency = fields.setdefault("agency", "青溪县水务局")
    values: dict[str, Any] = {
        "kind": "annual_report",
        "title": f"{agency}2023年政府信息公开工作年度报告",
        "text": "\n".join([f"2023年，{agency}的工作如下。", *(body or BODY)]),
        "published_date": f"2024-01-{number:02}",
    }
    return a_document(number, **(values | fields))


def invented(seed: int, sentences: int = 12) -> list[str]:
    """Prose that shares hardly a shingle with that of another seed."""
    words = random.Random(seed)
    return [
        "".join(words.choices(WORDS, k=8)) + f"{words.randint(2, 999)}件，" + "".join(words.choices(WORDS, k=6)) + "。"
        for _ in range(sentences)
    ]


def relations(store: Store) -> dict[str, tuple[str, str]]:
    """Last part of the address → (relation, last part of the address of the one it points to)."""
    rows = store.query("SELECT id, url, duplicates FROM documents")
    names = {row["id"]: row["url"].rpartition("/")[2].removesuffix(".html") for row in rows}
    found = {}
    for row in rows:
        if row["duplicates"]:
            value = orjson.loads(row["duplicates"])
            found[names[row["id"]]] = (value["relation"], names[value["of"]])
    return found
