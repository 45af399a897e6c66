"""Values that scripts write beside their labels, put into the tree as if the page had printed them.

Templates write the value of a label where it stands (``document.write``) or into an empty element by its id
(``innerHTML``, jQuery's ``html`` and ``text``). Nothing is run, and what stands behind no label is left alone.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import nfkc
from gkcrawl.extract.fields.dates import read_date
from gkcrawl.extract.fields.inline_labels import MAX_LABEL, split_pairs
from gkcrawl.extract.fields.labels import Meaning, clean_label, meaning
from gkcrawl.extract.page.script_words import value_words, written_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page

_FILLS = re.compile(
    r"getElementById\(\s*[\"']([\w-]{1,60})[\"']\s*\)\s*\.\s*(?:innerHTML|innerText|textContent)\s*=(?!=)"
    r"|(?:\$|jQuery)\(\s*[\"']#([\w-]{1,60})[\"']\s*\)\s*\.\s*(?:html|text|append)\("
)
_BUILT_IN = frozenset(("document", "window", "location", "this", "Date", "Math", "String", "jQuery", "null"))
_WAYS = ("innerHTML", "innerText", "textContent", ".html(", ".text(", ".append(")
_LITERAL = re.compile(r"[\"']([^\"'<>\n]{2,40})[\"']")
_NAME = re.compile(r"[\u4e00-\u9fff][\w\u4e00-\u9fff·（）()]{1,30}")
# Links, pictures and further scripts are no words.
_NO_VALUE = re.compile(r"<(?:a|img|script|iframe)\b", re.I)
_UNSEEN = ("script", "style", "noscript", "template")
_LONGEST_WRITTEN_BY = 3000  # characters of a script beside a label; libraries are longer
_LONGEST_WRITTEN = 200  # characters of a value that a script writes
_LONGEST_EXPRESSION = 400  # characters of code that a value is made by
_ELEMENTS_TO_LABEL = 3  # around a script, and before it
_ELEMENTS_OF_LABEL = 12  # more hold more than a label and its value
_NUMBERED = ("index_number", "document_number")


class _Label(NamedTuple):
    """A printed label without a value, and what it means."""

    text: str
    meaning: Meaning | None

    def takes(self, words: str) -> bool:
        """Whether ``words`` can be its value: a date for a date; no bare number, which is an id, for a name."""
        field = self.meaning.field if self.meaning else ""
        if not words or len(words) > _LONGEST_WRITTEN or clean_label(words) == self.text:
            return False
        return read_date(words) is not None if field.endswith("_date") else field in _NUMBERED or not words.isdigit()

    def literal(self, code: str) -> str:
        """The first string of ``code`` that can be the date or the source that the label asks for."""
        field = self.meaning.field if self.meaning else ""
        for words in _LITERAL.findall(code) if field == "source" or field.endswith("_date") else ():
            if _NAME.fullmatch(words) if field == "source" else not words.isdigit() and read_date(words):
                return str(words)
        return ""


def write_script_values(page: Page) -> Page:
    """``page`` with what its scripts write behind labels, or together with a label of a document, in its tree.

    The same page where they write nothing; otherwise ``page`` stays as it came.
    """
    changed = False
    scripts = [one for one in page.elements("script") if one.text and one.getparent() is not None]
    named = NamedStrings([script.text or "" for script in scripts])
    filling = set()
    for script in scripts:
        if (filled := _fill(page, script, named)) is not None:
            filling.add(script)
            changed = changed or filled
    for script in scripts:
        if (
            script not in filling
            and len(script.text or "") <= _LONGEST_WRITTEN_BY
            and (words := _written(script, named))
        ):
            shown = script.makeelement("span")
            shown.text = words
            script.addprevious(shown)
            script.text = None
            changed = True
    return page.part_with_tree() if changed else page


class NamedStrings:
    """The strings that scripts of a page, with these ``codes``, give a name to."""

    def __init__(self, codes: Collection[str]) -> None:
        self._codes = codes
        self._found: dict[str, str | None] = dict.fromkeys(_BUILT_IN)

    def string(self, name: str) -> str | None:
        """The last string named so, as a variable or (``info.day``) as a member of an object."""
        name = name.rpartition(".")[2]
        if name not in self._found:
            given = [match[2] for code in self._codes if name in code for match in _given(name).finditer(code)]
            self._found[name] = given[-1] if given else None
        return self._found[name]


def _given(name: str) -> re.Pattern[str]:
    literal = re.escape(name)
    # What may not stand before a name is asked only where it stands: a plain beginning is found faster.
    return re.compile(rf"{literal}(?<![\w$]{literal})[\"']?\s*[:=]\s*([\"'])([^\"'<>\n]{{1,120}})\1")


def _written(script: HtmlElement, named: NamedStrings) -> str:
    """What ``script`` writes behind a label, or a label of a document with its value; empty when neither."""
    code = script.text or ""
    writes = "document.write" in code
    if not (writes or "'" in code or '"' in code) or _NO_VALUE.search(code):
        return ""
    if (label := _label_before(script)) is None:
        pair = _flat(written_words(code, named.string)) if writes and ("：" in code or ":" in code) else ""
        return pair if _is_pair(pair) else ""
    words = _flat(written_words(code, named.string))
    return words if label.takes(words) else _flat(label.literal(code))


def _fill(page: Page, script: HtmlElement, named: NamedStrings) -> bool | None:
    """Fill the elements behind a label into which ``script`` writes by their id: whether there are any.

    None for a script that fills no element at all.
    """
    code = script.text or ""
    filled = False
    matches = list(_FILLS.finditer(code)) if any(way in code for way in _WAYS) else []
    for match in matches:
        words = ""
        for element in page.ids.get(match[1] or match[2], ()):
            if (label := _label_before(element)) is not None:
                words = words or _flat(value_words(code[match.end() : match.end() + _LONGEST_EXPRESSION], named.string))
                if label.takes(words):
                    del element[:]
                    element.text = words
                    filled = True
    return filled if matches else None


def _label_before(place: HtmlElement) -> _Label | None:
    """The label that stands right before ``place``, or in the cell above it, when no value is printed behind it."""
    before = _text_before(place)
    pairs = split_pairs(before)
    label = pairs[-1][0] if pairs and not pairs[-1][1].strip() else clean_label(before.strip())
    known = meaning(label) if label else None
    if pairs and not pairs[-1][1].strip():
        after = split_pairs(f"{label}：{nfkc(place.tail or '')}")
        return None if after and after[0][1].strip() else _Label(label, known)
    if known is not None and known.field != "chrome" and not (place.tail or "").strip():
        return _Label(label, known)
    above = _head_of(place)
    return _Label(above, meaning(above)) if above and meaning(above) else None


def _text_before(place: HtmlElement) -> str:
    """The last words before ``place``: in its own element, else beside the elements around it, up to cell and row."""
    text = ""
    for _ in range(_ELEMENTS_TO_LABEL):
        for element in islice(place.itersiblings(preceding=True), _ELEMENTS_TO_LABEL):
            text = _shown(element) + (element.tail or "") + text
            if len(text.strip()) > 1:
                return text[-3 * MAX_LABEL :]
        parent = place.getparent()
        if parent is None or parent.tag in ("tr", "table", "body", "html"):
            break
        text = (parent.text or "") + text
        if len(text.strip()) > 1:
            break
        place = parent
    return text[-3 * MAX_LABEL :]


def _shown(element: HtmlElement) -> str:
    """The text of an element that can be a label; of a larger one nothing."""
    if element.tag in _UNSEEN or next(islice(element.iter(), _ELEMENTS_OF_LABEL, None), None) is not None:
        return ""
    return "".join(element.itertext())


def _head_of(place: HtmlElement) -> str:
    """The label in the row above the cell that ``place`` stands in."""
    cell = next(place.iterancestors("td"), None) if place.tag != "td" else place
    row = cell.getparent() if cell is not None else None
    above = row.getprevious() if row is not None else None
    if cell is None or row is None or above is None or above.tag != "tr" or len(above) != len(row):
        return ""
    return clean_label(_shown(above[row.index(cell)]))


def _is_pair(words: str) -> bool:
    """Whether what a script writes is a label of a document with its value."""
    known = ((meaning(label), value) for label, value in split_pairs(words)) if len(words) <= _LONGEST_WRITTEN else ()
    return any(meant and meant.field not in ("chrome", "title") and value.strip() for meant, value in known)


def _flat(words: str) -> str:
    return " ".join(words.split())
