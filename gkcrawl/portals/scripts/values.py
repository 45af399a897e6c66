"""Values of expressions in scripts, and their members: texts, lists, elements, what a pager hands its handler."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from lxml.html import HtmlElement

from gkcrawl.characters import single_spaced

_PAGE_MEMBERS = re.compile(
    r"(?:get)?(?:to|cur|curr|current|now|go|click(?:ed)?)?_?(?:page)?_?(?:click(?:ed)?)?_?(?:no|num|number|index)?",
    re.IGNORECASE,
)
_SIZE_MEMBERS = re.compile(r"(?:limit|page_?size|per_?page|size)", re.IGNORECASE)
_OBJECTS = frozenset({"e", "obj"})
_SAME = frozenset(
    {"target", "currentTarget", "srcElement", "options", "dataset", "item", "selectedIndex", "originalEvent"}
)
_OF_ELEMENT = frozenset(
    {"attr", "data", "getAttribute", "prop", "val", "value", "text", "html", "innerText", "innerHTML"}
)
_GIVES_ITSELF = frozenset({"toString", "valueOf", "trim", "toFixed", "find", "eq", "first", "get", "closest"})
# Patterns of ``replace`` that are tried: no group, and no two quantifiers that can take the same characters.
_PLAIN_PATTERN = re.compile(r"(?:[\w=&?/.%~-]|\\[./?&_=-]|\\d[+*]?|\[\^[&#?/]{1,3}\][+*])+\$?")
_LONGEST_TEXT = 2000  # characters of an address that a script cuts or joins


@dataclass(frozen=True, slots=True)
class PageArgument:
    """What a pager hands its handler: what has the ``number`` of a page as a member, or ``is_number`` itself."""

    number: int
    size: int | None = None
    is_number: bool = True


@dataclass(frozen=True, slots=True)
class Path:
    """A name that stands for nothing known: ``window.location``, ``layer.msg``."""

    name: str


Value = str | int | list["Value"] | PageArgument | Path | HtmlElement | None


def is_page_name(name: str) -> bool:
    """Whether a parameter called ``name`` is the number of a page."""
    return len(name) == 1 or (name not in _OBJECTS and _PAGE_MEMBERS.fullmatch(name) is not None)


def plain(value: Value) -> str | int | None:
    """``value`` as a text or a number; None where it is neither."""
    if isinstance(value, PageArgument):
        return value.number if value.is_number else None
    return value if isinstance(value, (str, int)) else None


def text_of(value: Value) -> str | None:
    """``value`` as scripts write it into a text."""
    known = plain(value)
    return None if known is None or isinstance(known, bool) else str(known)


def holds(value: Value) -> bool | None:
    """Whether a condition with this ``value`` holds; None where it is not known."""
    known = plain(value)
    return None if known is None else bool(known)


def member(value: Value, name: str, arguments: list[Value] | None) -> Value:
    """``value.name``, or ``value.name(…)`` with ``arguments``."""
    match value:
        case str():
            return _of_text(value[:_LONGEST_TEXT], name, arguments)
        case int():
            return str(value) if name == "toString" else value if name in _GIVES_ITSELF else None
        case list():
            if name == "join":
                joint = text_of(arguments[0]) if arguments else ","
                parts = [text_of(one) for one in value]
                return None if joint is None or None in parts else joint.join(part or "" for part in parts)
            return len(value) if name == "length" else None
        case PageArgument():
            return _of_page(value, name)
        case HtmlElement():
            return _of_element(value, name, arguments)
        case Path():
            return Path(f"{value.name}.{name}") if arguments is None else None
    return None


def _of_page(value: PageArgument, name: str) -> Value:
    if _SIZE_MEMBERS.fullmatch(name):
        return value.size
    if name in _SAME or name in _GIVES_ITSELF:
        return value
    if name in _OF_ELEMENT or _PAGE_MEMBERS.fullmatch(name):
        return value.number
    return None


def _of_element(element: HtmlElement, name: str, arguments: list[Value] | None) -> Value:
    wanted = text_of(arguments[0]) if arguments else None
    match name:
        case "attr" | "getAttribute" | "prop" if wanted and len(arguments or ()) == 1:
            return element.get(wanted)
        case "data" if wanted and len(arguments or ()) == 1:
            return element.get(f"data-{wanted}")
        case "val" | "value" if not arguments:
            given = element.get("value")
            return single_spaced(element.text_content()) if given is None and element.tag == "option" else given
        case "text" | "html" | "innerText" | "innerHTML" if not arguments:
            return single_spaced(element.text_content())
        case "href" | "id" | "title":
            return element.get(name)
        case _ if name in _SAME:
            return element
    return element if name in _GIVES_ITSELF else element.get(f"data-{name}")


def _of_text(text: str, name: str, arguments: list[Value] | None) -> Value:
    known = [plain(one) for one in arguments or ()]
    match name, known:
        case "length", []:
            return len(text)
        case ("indexOf", [str(part)]):
            return text.find(part)
        case ("lastIndexOf", [str(part)]):
            return text.rfind(part)
        case (("substring" | "slice"), [int(start)]):
            return text[start:]
        case (("substring" | "slice"), [int(start), int(end)]):
            return text[start:end]
        case ("substr", [int(start), int(length)]):
            return text[start : start + length]
        case ("split", [str(joint)]) if joint:
            return list(text.split(joint))
        case ("replace", [str(old), new]) if new is not None:
            return replaced(text, old, str(new))
        case ("concat", [more]) if more is not None:
            return f"{text}{more}"
        case (("toLowerCase" | "toUpperCase"), []):
            return text.lower() if name == "toLowerCase" else text.upper()
    return text if name in _GIVES_ITSELF and not known else None


def replaced(text: str, old: str, new: str) -> str | None:
    """``text`` with ``old``, a text or a simple ``/pattern/``, replaced once; None for other patterns."""
    if not (old.startswith("/") and old.rpartition("/")[0]):
        return text.replace(old, new, 1)
    pattern = old[1:].rpartition("/")[0]
    return re.sub(pattern, lambda _: new, text, count=1) if _PLAIN_PATTERN.fullmatch(pattern) else None


def encoded(text: str, *, whole: bool) -> str:
    """``encodeURI(text)`` of a ``whole`` address, else ``encodeURIComponent(text)``."""
    return quote(text, safe="~()*!.'-_;/?:@&=+$,#" if whole else "~()*!.'-_")
