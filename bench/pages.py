"""Invented pages for the benchmarks: of the sizes and the markup that pages of portals have, packed with gzip.

A page is its own part, which `gkcrawl.demo` invents (title, tags, box, text), in one of a pool of shells: styles,
scripts, menus, further paragraphs, feet. Shells are compressed once. The own part is compressed when the page is first
asked for and put between the blocks of its shell: 100,000 different documents take no more memory than a few thousand.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from html import escape
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.demo import words
from gkcrawl.demo.corpus import Corpus, DemoColumn, Facts
from gkcrawl.demo.pages import Rendering

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMN = DemoColumn("tzgg", "通知公告", "notice")
HOME = f"/zwgk/{COLUMN.key}/"
ROWS = 20
"""Rows of a list page."""
FIRST_NUMBER = 1_000_000
_APART = 100_000  # numbers of one host and those of the next
SHELLS = 200
KEPT = 4096
"""Answers that are kept packed: all of a measure of 2,000 documents, some 50 MB."""

MEDIAN = 45_000
"""Bytes of half of the pages at most, as of real ones; with the rest below by which sizes are spread (log-normal)."""

_SPREAD, _SMALLEST, _LARGEST = 0.8, 0.18, 6.7  # the last two in medians
_SENTENCES = 100  # that the paragraphs of a shell are made of
_STYLES, _MENUS, _PROSE, _SCRIPTS = 0.15, 0.35, 0.25, 0.25  # shares of a shell in bytes
_NUMBER = re.compile(r"_(\d+)\.html$")
_GZIP_HEAD = bytes((31, 139, 8, 0, 0, 0, 0, 0, 0, 3))
_GZIP_END = b"\x03\x00"  # an empty last block
_MANNERS = (
    '<p style="text-align: justify; text-indent: 32pt; line-height: 28pt; margin: 0px 0px 8px; padding: 0px">'
    '<span style="font-family: 仿宋_GB2312; font-size: 16pt; letter-spacing: 0pt" lang="EN-US">{3}</span></p>\n',
    '<p class="MsoNormal" style="text-indent:2em;mso-char-indent:2"><span lang="ZH-CN">{3}</span><o:p></o:p></p>\n',
    "<p>　　{3}{4}</p>\n",
    '<tr style="height:24px"><td width="120" valign="middle" style="border:1px solid windowtext">'
    '<p style="text-align:center">{1}</p></td><td style="border:1px solid windowtext"><p>{3}</p></td></tr>\n',
)
"""A paragraph each, or a row of a table: as editors, word processors and writers of HTML leave them."""
_STYLE = ".head_box_{0:02} .part_{1} dd {{border: none; padding-left: {1}px; margin: {0}px 0 0 60px;}}\n"
_MENU = (
    '              <li class="drop_item">\n                <a href="../../m{0}/" target="_blank" title="{2}">{2}</a>\n'
    "                    <!-- {1} -->\n                </li>\n"
)
_SCRIPT = "  var node_{0} = document.getElementById('share_{1}'); if (node_{0}) {{ node_{0}.style.width = '{1}px'; }}\n"


def is_list(path: str) -> bool:
    """Whether a list page is at ``path``, not a document."""
    return not path.rpartition("/")[2].startswith("t")


class Shell(NamedTuple):
    """What surrounds the own parts of pages: markup before the title, before the box, further paragraphs, the foot."""

    charset: str
    parts: tuple[bytes, ...]
    packed: tuple[bytes, ...]


class Pages:
    """The column of ``documents`` documents that every host of the server has, each host with documents of its own."""

    def __init__(self, documents: int, size: int = MEDIAN, shells: int = SHELLS, kept: int = KEPT) -> None:
        """``size`` is the median of pages in bytes; without ``shells`` there are addresses only.

        ``kept`` answers stay in memory.
        """
        self.documents = documents
        self._corpus = Corpus(documents)
        self._shells = [_shell(number, size) for number in range(shells)]
        self._lists = _shell_of(Random("lists"), size // 2, "utf-8", prose=0.0)
        self.answer = lru_cache(kept)(self._answer)

    def addresses(self, host: str) -> Iterator[str]:
        """Paths of all list pages and documents, list by list, as a crawl comes to them."""
        for index in range(self.lists):
            yield HOME + (f"index_{index}.html" if index else "")
            for number in self._rows(index):
                yield self._path(host, self._facts(host, number))

    @property
    def lists(self) -> int:
        """How many list pages there are."""
        return max(1, -(-self.documents // ROWS))

    def _answer(self, host: str, path: str) -> bytes | None:
        """The gzip body at ``path`` of ``host``; None where nothing is."""
        if not path.startswith(HOME):
            return None
        found = _NUMBER.search(path)
        number = int(found[1]) if found else 0
        return self._list(host, number) if is_list(path) else self._document(self._facts(host, number - _first(host)))

    def _facts(self, host: str, number: int) -> Facts:
        return self._corpus.facts(host, COLUMN, number)

    def _rows(self, index: int) -> range:
        return range(index * ROWS, min(self.documents, (index + 1) * ROWS))

    def _path(self, host: str, facts: Facts) -> str:
        return f"{HOME}{facts.filed:%Y%m}/t{facts.filed:%Y%m%d}_{_first(host) + facts.number}.html"

    def _document(self, facts: Facts) -> bytes:
        rendering = Rendering.of(facts)
        text, *signature = rendering.body_markup.rsplit("\n", len(rendering.body.signature))
        title = escape(facts.title)
        head = f"<title>{title}_示例市人民政府</title>\n{rendering.metas}\n"
        body = (
            f'<div class="path">当前位置：<a href="../../">首页</a> &gt; <a href="../">{COLUMN.name}</a></div>\n'
            f'{rendering.box.html}<h1 class="article-title">{title}</h1>\n<div class="info"><span>发布时间：'
            f"{facts.published} {facts.clock}</span> <span>来源：{facts.agency.name}</span></div>\n"
            f'<div class="TRS_Editor">{text}\n'
        )
        return _between(self._shells[facts.number % len(self._shells)], head, body, "\n".join(signature))

    def _list(self, host: str, index: int) -> bytes:
        rows = "\n".join(
            f'<li><a href=".{self._path(host, facts).removeprefix(HOME[:-1])}" target="_blank"'
            f' title="{escape(facts.title)}">'
            f"{escape(facts.title)}</a><span>[{facts.published}]</span></li>"
            for facts in (self._facts(host, number) for number in self._rows(index))
        )
        body = (
            '<div class="path">当前位置：<a href="../">首页</a> &gt; '
            f'<span class="CurrChnlCls">{COLUMN.name}</span></div>'
            f'<ul class="u-list">\n{rows}\n</ul>\n<div class="page"><script type="text/javascript">'
            f'createPageHTML({self.lists}, {index}, "index", "html");</script></div><div>'
        )
        return _between(self._lists, f"<title>{COLUMN.name}_示例市人民政府</title>", body)


def _first(host: str) -> int:
    """The number of the first document of ``host``: a CMS counts for itself, where two meet they are compared."""
    block, place = map(int, host.split(".")[2:])
    return FIRST_NUMBER + _APART * (256 * block + place)


def _between(shell: Shell, *own: str) -> bytes:
    """A page as one gzip member: blocks of the shell as they are kept, own parts compressed now."""
    check = size = 0
    packed = [_GZIP_HEAD]
    for part, kept, text in zip(shell.parts, shell.packed, (*own, "", "")[: len(shell.parts)], strict=True):
        more = text.encode(shell.charset)
        check, size = zlib.crc32(more, zlib.crc32(part, check)), size + len(part) + len(more)
        packed += [kept, _pack(more)]
    packed += [_GZIP_END, check.to_bytes(4, "little"), size.to_bytes(4, "little")]
    return b"".join(packed)


def _pack(part: bytes) -> bytes:
    """Deflate blocks that refer to nothing before them and end at a whole byte."""
    packer = zlib.compressobj(6, wbits=-15)
    return packer.compress(part) + packer.flush(zlib.Z_FULL_FLUSH)


def _shell(number: int, median: int) -> Shell:
    draw = Random(str(number))
    size = median * min(_LARGEST, max(_SMALLEST, draw.lognormvariate(0, _SPREAD)))
    return _shell_of(draw, int(size), "gb18030" if number % 4 == 3 else "utf-8", prose=_PROSE)


def _shell_of(draw: Random, size: int, charset: str, prose: float) -> Shell:
    declared = "gb2312" if charset == "gb18030" else charset
    manner = draw.choice(_MANNERS)
    opened, closed = ("<table><tbody>", "</tbody></table>\n") if manner.startswith("<tr") else ("", "")
    sentences = [_sentence(draw) for _ in range(_SENTENCES)]

    def filled(share: float, line: str) -> str:
        """Lines for that ``share`` of the size; they take a count, a number, a menu word and two sentences."""
        lines: list[str] = []
        left = share * size
        while left > 0:
            chosen = (draw.randint(1, 99), draw.choice(words.MATTERS)[0], *draw.choices(sentences, k=2))
            lines.append(line.format(len(lines), *chosen))
            left -= len(lines[-1].encode(charset))
        return "".join(lines)

    start = (
        f'<!DOCTYPE html>\n<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
    )
    middle = (
        '<link href="../../css/base.css" rel="stylesheet"><script src="../../js/jquery.min.js"></script>\n'
        f"<style>\n{filled(_STYLES, _STYLE)}</style></head><body>\n"
        f'<div class="nav"><ul>\n{filled(_MENUS / 2, _MENU)}</ul></div><div class="main">\n'
    )
    end = (
        f'</div></div>\n<div class="related"><h3>相关阅读</h3><ul>\n{filled(_MENUS / 2, _MENU)}</ul></div>'
        '<div class="footer">主办：示例市人民政府办公室 备案序号：演示00000000号</div>\n'
        f"<script>\n{filled(_SCRIPTS, _SCRIPT)}</script></body></html>"
    )
    parts = tuple(part.encode(charset) for part in (start, middle, f"{opened}{filled(prose, manner)}{closed}", end))
    return Shell(charset, parts, tuple(map(_pack, parts)))


def _sentence(draw: Random) -> str:
    """A sentence of a notice, its blanks filled with numbers."""
    few, many, days = draw.randint(2, 9), draw.randint(10, 99), draw.choice((5, 10, 15))
    matter, office = draw.choice(words.MATTERS)[0], draw.choice(words.OFFICES)[0]
    blanks = {"few": few, "many": many, "days": days, "month": few, "day": days, "matter": matter, "office": office}
    return draw.choice(words.SENTENCES).format(**blanks) + "。"
