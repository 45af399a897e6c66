"""Demo portal of VSB (博达), whose pages count down (docs/families.md#vsb)."""

from __future__ import annotations

import re

from gkcrawl.demo.corpus import reports_and_notices
from gkcrawl.demo.pages import NOT_FOUND, Answer
from gkcrawl.demo.portal import Ask, DemoPortal, Part


class VsbPortal(DemoPortal):
    """With 11 pages the second is ``zfxxgknb/10.htm`` and the last ``1.htm``; all links are relative."""

    name = "demo_vsb"
    site = "鹭磴市财政局"
    prefix = "/vsb"
    columns = reports_and_notices("zfxxgknb", "tzgg")
    addresses = ("/vsb/info/{column}/{id}.htm",)
    file_address = (
        "/vsb/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=7&wbfileid={id}{place}{suffix}"
    )
    container = '<div id="vsb_content"><div class="v_news_content">{}</div></div>'

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        match = re.fullmatch(r"/vsb/zfxxgk/(\w+?)(?:/(\d+))?\.htm", ask.path)
        column = self.column(match[1]) if match else None
        if not match or not column:
            return None
        pages = self.part(column, 1).pages
        part = self.part(column, pages - int(match[2]) + 1 if match[2] else 1)
        if match[2] and not 1 < part.number <= pages:
            return NOT_FOUND
        up = "../.." if match[2] else ".."
        rows = "\n".join(
            self.item(facts, href=up + self.path(facts).removeprefix(self.prefix)).replace(
                "<li>", f'<li id="line_u8_{place}">', 1
            )
            for place, facts in enumerate(part.rows)
        )
        return self.list_page(column, f'<ul class="list">{rows}</ul>{_pager(part)}')


def _pager(part: Part) -> str:
    folder = "" if part.number > 1 else f"{part.column.key}/"
    numbers = f'<span class="p_no_d">{part.number}</span>'
    if part.number < part.pages:
        following = f"{folder}{part.pages - part.number}.htm"
        numbers += f'<span class="p_no"><a href="{following}">{part.number + 1}</a></span>'
        numbers += f'<span class="p_next p_fun"><a href="{following}">下页</a></span>'
        numbers += f'<span class="p_last p_fun"><a href="{folder}1.htm">尾页</a></span>'
    else:
        numbers += '<span class="p_next_d p_fun_d">下页</span><span class="p_last_d p_fun_d">尾页</span>'
    return f'<div class="pb_sys_common">{numbers} <span class="p_t">{part.number}/{part.pages}</span></div>'
