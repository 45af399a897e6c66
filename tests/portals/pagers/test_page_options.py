"""Pages as options."""

from __future__ import annotations

import pytest

from gkcrawl.portals.pagers.page_options import option_pages
from tests.portals.pages import SITE, page, target


def test_pages_as_options() -> None:
    options = '<option value="list.asp?p=1">第1页</option><option value="list.asp?p=2"{}>第2页</option>'
    select = f'<select onchange="location.href=this.value">{options}</select>'
    assert target(option_pages(page(select.format("")))) == SITE + "list.asp?p=2"
    assert target(option_pages(page(select.format(" selected")))) is None
    assert option_pages(page(f"<select>{options}</select>")) is None


@pytest.mark.parametrize(
    "handler",
    [
        "location.href=encodeURI('index_'+this.value+'.jhtml')",
        "go(this.options[this.selectedIndex].value)",
        "javascript:go(this.value)",
    ],
)
def test_an_address_made_of_the_choice(handler: str) -> None:
    script = "<script>function go(n) { window.location.href = 'index_' + n + '.jhtml'; }</script>"
    options = '<option value="1">1</option><option value="2" selected>2</option><option value="3">3</option>'
    found = option_pages(page(f'{script}<select onchange="{handler}">{options}</select>'))
    assert found is not None
    assert (target(found), found.current) == (f"{SITE}index_3.jhtml", 2)


def test_a_choice_that_leads_nowhere_else() -> None:
    select = (
        '<select onchange="location.href=\'/other/\'"><option value="1">1</option><option value="2">2</option></select>'
    )
    assert option_pages(page(select)) is None
