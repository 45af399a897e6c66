"""The request that submitting a form makes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin

from gkcrawl.characters import single_spaced
from gkcrawl.portals.column import PageRequest

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page

_BUTTONS = frozenset({"submit", "button", "image", "reset", "checkbox", "radio"})


def submit(page: Page, form: HtmlElement, filled: dict[str, str]) -> PageRequest:
    """The request that ``form`` makes with the fields in ``filled`` set."""
    values: dict[str, str] = {}
    for field in form.iter("input", "select"):
        if (name := field.get("name")) and (field.get("type") or "text").lower() not in _BUTTONS:
            values[name] = field.get("value") or "" if field.tag == "input" else chosen(field)
    body = urlencode(values | filled)
    action = urljoin(page.url, (form.get("action") or "").strip())
    if (form.get("method") or "get").lower() == "post":
        return PageRequest("POST", action, body)
    return PageRequest("GET", f"{action.split('?')[0]}?{body}")


def chosen(select: HtmlElement) -> str:
    """The value of the selected option of ``select``, else of its first."""
    options = list(select.iter("option"))
    option = next((option for option in options if option.get("selected") is not None), next(iter(options), None))
    return "" if option is None else option.get("value") or single_spaced(option.text)
