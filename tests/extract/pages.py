"""Pages in the shapes of real portals, with invented content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.extract.document import extract_document

if TYPE_CHECKING:
    from gkcrawl.document import Document

URL = "https://www.qinghe.gov.cn/zwgk/202403/t20240318_7001.html"

PROSE = (
    "各镇人民政府，县政府各部门：",
    "为做好今年的防汛备汛工作，经县政府同意，现将有关事项通知如下。",
    "一、压实责任。各单位要按照“谁主管、谁负责”的原则，把任务落实到岗、到人。",
    "二、加强值守。汛期实行二十四小时值班，遇有险情及时报告。",
    "青禾县人民政府办公室",
    "2024年3月15日",
)

BOX_TABLE = """<table class="xxgk"><tr><td>索 引 号</td><td>014320105/2024-00012</td><td>主题分类</td><td>农业、林业、水利</td></tr>
<tr><td>发文机关</td><td>青禾县人民政府办公室</td><td>成文日期</td><td>2024-03-15</td></tr>
<tr><td>发文字号</td><td>青政办发〔2024〕8号</td><td>发布日期</td><td>2024-03-18 09:30</td></tr>
<tr><td>有 效 性</td><td>有效</td><td>公开方式</td><td>主动公开</td></tr></table>"""

NAV = '<div class="nav"><ul>' + "".join(f'<li><a href="/c{n}/">栏目{n}</a></li>' for n in range(12)) + "</ul></div>"
FOOTER = '<div class="footer"><p>主办单位：青禾县人民政府办公室 京ICP备00000000号</p></div>'


def paragraphs(lines: tuple[str, ...] = PROSE) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def page(box: str = "", body: str = "", *, head: str = "", title: str = "关于做好防汛备汛工作的通知") -> str:
    """A detail page with navigation, box, heading, a TRS container and a footer."""
    body = body or paragraphs()
    return (
        f'<html><head><meta charset="utf-8"><title>{title}_青禾县人民政府</title>{head}</head><body>{NAV}{box}'
        f'<h1>{title}</h1><div class="TRS_Editor">{body}</div>{FOOTER}</body></html>'
    )


def read(html: str, url: str = URL) -> Document:
    return extract_document(html.encode(), url)
