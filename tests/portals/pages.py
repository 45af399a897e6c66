"""Small invented list pages for the tests of list reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.extract.page.page import Page

if TYPE_CHECKING:
    from gkcrawl.portals.column import Pagination

SITE = "https://www.qingshan.gov.cn/zwgk/tzgg/"


def page(body: str, url: str = SITE) -> Page:
    """A page with ``body`` between ``<body>`` tags."""
    return Page(f"<html><body>{body}</body></html>", url)


def row(number: int, date: str = "2026-03-0{}", tag: str = "li") -> str:
    """Row ``number`` (1 to 9) of an ordinary list."""
    title = f"关于开展第{number}批河道清淤工作的通知"
    return (
        f'<{tag}><a href="./202603/t2026030{number}_10{number}.html">{title}</a>'
        f"<span>{date.format(number)}</span></{tag}>"
    )


def rows(count: int, start: int = 1) -> str:
    """``count`` ordinary rows."""
    return "".join(row(number) for number in range(start, start + count))


def target(found: Pagination | None) -> str | None:
    """The address of the next page that a pager found; there is a pager."""
    assert found is not None
    return found.next.url if found.next else None
