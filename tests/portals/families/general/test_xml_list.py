"""Lists in XML of their own (gkcrawl/portals/families/general/xml_list.py)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.detect import detect, read_list

URL = "https://www.qingshan.gov.cn/zwgk/data.xml"
RSS = (
    '<?xml version="1.0" encoding="gb2312"?><rss version="2.0"><channel><title>青山县</title>{}</channel></rss>',
    "<item><title>关于第{0}批公租房的公示</title><link>https://www.qingshan.gov.cn/a/{0}.html</link>"
    "<pubDate>Sun, 0{0} Mar 2026 08:30:00 +0800</pubDate></item>",
)
DATA = (
    "<?xml version='1.0'?><data><total>9</total>{}</data>",
    "<doc><bt><![CDATA[关于第{0}批公租房的公示]]></bt><url>/a/{0}.html</url><date>2026-03-0{0}</date></doc>",
)


@pytest.mark.parametrize(("whole", "row"), [RSS, DATA])
def test_rows_of_feeds_and_data_files(whole: str, row: str) -> None:
    body = "".join(row.format(number) for number in (1, 2, 3)).encode("gb2312")
    page = Page.read(whole.encode("gb2312").replace(b"{}", body), URL, {"Content-Type": "text/xml; charset=gb2312"})
    found = read_list(page)
    assert found.cms == "xml"
    assert [(entry.title, entry.url, entry.date) for entry in found.entries] == [
        (f"关于第{n}批公租房的公示", f"https://www.qingshan.gov.cn/a/{n}.html", f"2026-03-0{n}") for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html><body></body></html>',
        '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"></html>',
        "<?xml version='1.0'?><datastore><recordset></recordset></datastore>",
    ],
)
def test_pages_that_only_begin_like_xml(text: str) -> None:
    assert detect(Page(text, URL)).name != "xml"


@given(st.text(alphabet="<>/abc&;!?[]\"'= ", max_size=60))
def test_broken_xml_is_no_list_and_no_crash(text: str) -> None:
    with pytest.raises(SiteChanged):
        read_list(Page(f"<rss>{text}", URL))
