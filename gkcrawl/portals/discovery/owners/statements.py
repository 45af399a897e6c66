"""Reads what a page says of the owner of its site: title, SiteName, logo, foot (主办, 版权所有), code, addresses."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import nfkc, squash
from gkcrawl.data import alternatives, pattern, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.extract.page.page import Page

_LABELS = {role: alternatives(rules("owner_words", role)) for role in ("runs", "owns", "undertakes")}
_LABEL = re.compile("|".join(f"(?P<{role}>{words})" for role, words in _LABELS.items()))
_ENDS = pattern(rules("owner_words", "foot_ends"))
_GREETING = pattern(rules("owner_words", "greeting"))
_SITE_WORDS = pattern(rules("list_words", "site_name"))
_GOVERNMENT = "人民政府"
# 教育部政府门户网站 is the ministry's.
_OFFICE = pattern(rules("agency_words", "office_site"))
_NAME = re.compile(r"[\u4e00-\u9fff()、·]{4,60}")
_LABEL_ENDS = re.compile(rf"$|[^\w]|{'|'.join(_LABELS.values())}")
_BETWEEN = re.compile(r"[\s:©@\d,.~/-]*(?:\([cC]\)|[©@]|(?i:copyright)|by)?[\s:©\d,.~/-]*")
_PARTS = re.compile(r"[-_|>»·•・:,/]+|—+|–+|\s+")
_FIRST_PICTURES = 3  # of a page: its logo is among them; those of other sites come last
_LAST_LINES = 60  # of a page: more than a foot has
_LONGEST_FOOT_LINE = 400  # characters: all of a foot on one line
_LONGEST_SCRIPT = 100_000  # characters: libraries write no feet
_WRITES = re.compile(r"document\.write|innerHTML|innerText|\.html\(")
_MARKUP = re.compile(r"<[^<>]*>|\\[nrt]|[\"'`+;]")
_CODE = re.compile(r"标识码[\s:]*([a-zA-Z]{2}\d{8}|\d{10})(?!\d)")
_SITE_CODE = re.compile(r"[a-zA-Z]{2}\d{8}|\d{10}")
_ADDRESS = re.compile(r"(?:地\s*址|[Aa]ddress)\s*[:：]?\s*([\u4e00-\u9fff]{4,40})")
_PHONE = re.compile(r"(?<!\d)[(]?(0\d{2,3})[)—–\-\s]{1,3}\d{7,9}(?!\d)")


class Said(NamedTuple):
    """What a page says, as printed, and where: ``source`` is a row of the order in `owner`."""

    source: str
    text: str


def statements(page: Page, *, home: bool) -> Iterator[Said]:
    """What ``page`` says of its site's owner; ``home``: it is the site's home page, whose title is the site's."""
    if name := page.metas.get("sitename"):
        yield Said("SiteName", name)
    for element in page.elements("title")[:1]:
        title = "".join(element.itertext())
        parts = [title, *filter(None, _PARTS.split(nfkc(title)))]
        yield from (Said("home title" if home else "title", part) for part in parts)
    if (code := page.metas.get("siteidcode")) and _SITE_CODE.fullmatch(code):
        yield Said("code", code)
    for image in islice(page.tree.iter("img"), _FIRST_PICTURES):
        yield Said("logo", image.get("alt") or image.get("title") or "")
    for line in chain(_last_lines(page), _written_lines(page)):
        if len(line) <= _LONGEST_FOOT_LINE:
            yield from _of_foot(line)


def _last_lines(page: Page) -> Iterator[str]:
    return (nfkc(line.text) for line in page.layout.lines[-_LAST_LINES:])


def _written_lines(page: Page) -> Iterator[str]:
    """Lines of the foot that a script writes: document.write("<p>主办：…</p>")."""
    for script in page.elements("script"):
        if (code := script.text or "") and len(code) <= _LONGEST_SCRIPT and _WRITES.search(code):
            yield from (nfkc(_MARKUP.sub(" ", line)) for line in code.splitlines() if _LABEL.search(line))


def _of_foot(line: str) -> Iterator[Said]:
    yield from (Said("code", match[1]) for match in _CODE.finditer(line))
    yield from (Said("address", match[1]) for match in _ADDRESS.finditer(line))
    yield from (Said("telephone", match[1]) for match in _PHONE.finditer(line))
    taken = 0
    for label in _LABEL.finditer(line):
        role = label.lastgroup or ""
        if role != "owns" and not _LABEL_ENDS.match(line, label.end()):
            continue  # 青禾协会主办的论坛
        between = _BETWEEN.match(line, label.end())
        start = between.end() if between else label.end()
        behind = _bare(line[start:])
        before = _bare(line[taken : label.start()].rstrip(" ("), last=True)
        # 青禾县水利局主办, unless a colon says that the name follows.
        joined = (
            before and line[label.start() - 1 : label.start()] not in (" ", "") and ":" not in line[label.end() : start]
        )
        for text in (before, behind) if joined else (behind, before):
            if text:
                yield Said(role, text)
                break
        taken = label.end()


def _bare(text: str, *, last: bool = False) -> str:
    """The name at the start of ``text`` (or its ``last`` one), up to what else a foot says; of several a government."""
    if not last:
        for ends in (_ENDS, _LABEL):
            if end := ends.search(text):
                text = text[: end.start()]
    found = [str(name).strip("()、·") for name in _NAME.findall(text)]
    if not found or (not last and not text.startswith(found[0][:1])):
        return ""
    government = next((name for name in found if name.endswith(_GOVERNMENT)), None)
    return government or found[-1 if last else 0]


def site_name(printed: str) -> str:
    """``printed`` without greetings and the words that make a site's name of an agency's.

    >>> site_name("欢迎访问青禾县人民政府门户网站")
    '青禾县人民政府'
    """
    text = squash(printed)
    while (greeting := _GREETING.match(text)) and greeting.end():
        text = text[greeting.end() :]
    words = _SITE_WORDS.search(text)
    if words is None:
        return text
    bare = text[: words.start()]
    return f"{bare}人民政府" if words[0].startswith(("人民政府", "政府")) and not _OFFICE.search(bare) else bare
