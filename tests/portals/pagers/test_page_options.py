"""Pages as options."""

from __future__ import annotations

from gkcrawl.portals.pagers.page_options import option_pages
from tests.portals.pages import SITE, page, target


def test_pages_as_options() -> None:
    options = '<option value="list.asp?p=1">第1页</option><option value="list.asp?p=2"{}>第2页</option>'
    select = f'<select onchange="location.href=this.value">{options}</select>'
    assert target(option_pages(page(select.format("")))) == SITE + "list.asp?p=2"
    assert target(option_pages(page(select.format(" selected")))) is None
    assert option_pages(page(f"<select>{options}</select>")) is None
