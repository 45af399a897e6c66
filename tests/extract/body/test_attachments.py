"""Links that lead to files, however a page writes them (gkcrawl/extract/body/attachments.py)."""

import pytest

from tests.extract.pages import page, paragraphs, read

HOST = "https://www.qinghe.gov.cn"


@pytest.mark.parametrize(
    ("link", "path", "name"),
    [
        (
            "<a href='javascript:void(0)' onclick=\"load('/attach/a.doc', 1)\">任务清单.doc</a>",
            "/attach/a.doc",
            "任务清单.doc",
        ),
        ("<a href=\"javascript:down('/upload/a.xls','任务清单')\">任务清单</a>", "/upload/a.xls", "任务清单"),
        ("<a href='javascript:;' data-url='/u/2.doc'>任务清单</a>", "/u/2.doc", "任务清单"),
        ("<a href='#' onclick=\"window.open('2.doc')\">任务清单</a>", "/zwgk/202403/2.doc", "任务清单"),
        ("<a href='/files/ab12' title='任务清单.docx'>点击下载</a>", "/files/ab12", "任务清单.docx"),
        ("<a href='/api/file?id=9' download='任务清单.wps'><img src='w.gif'></a>", "/api/file?id=9", "任务清单.wps"),
        ("<a href='/u/1.et'><img src='e.gif' alt='任务清单'></a>", "/u/1.et", "任务清单"),
        ("<a href='/u/1.OFD?v=2'>任务清单</a> <a href='/u/1.OFD?v=2'>下载</a>", "/u/1.OFD?v=2", "任务清单"),
        ("<a href='/download/77'>下载</a>", "/download/77", "下载"),
    ],
)
def test_links_to_files(link: str, path: str, name: str) -> None:
    for html in (
        page(body=f"{paragraphs()}<p>{link}</p>"),
        page().replace('<div class="footer">', f"<p>{link}</p><div>"),
    ):
        assert [(file.url, file.name) for file in read(html).attachments] == [(HOST + path, name)]


def test_files_far_below_the_body_count_where_they_are_announced() -> None:
    buttons = "".join(f"<p>按钮{n}</p>" for n in range(20))
    links = "<a href='/u/9.docx'>任务清单</a>"
    for heading, found in (("附件下载", 1), ("友情链接", 0)):
        html = page().replace('<div class="footer">', f"{buttons}<p>{heading}</p><ul><li>{links}</li></ul><div>")
        assert len(read(html).attachments) == found


def test_what_is_no_file_is_no_attachment() -> None:
    links = "<a href='http://[1.pdf'>坏</a> <iframe src='//[1?file=1.pdf'></iframe> <a href='/u/5.mp4'>视频</a> <a href='/u/5.jpg'>图</a> <a href=\"javascript:print('/a/b')\">打印</a> <a href=\"javascript:down('5.doc')\">表.doc</a> <a href='/2.html'>解读</a>"
    assert read(page(body=f"{paragraphs()}<p>{links}</p>")).attachments == []


@pytest.mark.parametrize(
    "viewer",
    [
        "<iframe src='/js/viewer.html?file=/u/9.pdf'></iframe>",
        "<div class=wp_pdf_player pdfsrc='/u/9.pdf' sudyfile-attr=\"{'title':'清单.pdf'}\"></div>",
        '<script>showVsbpdfIframe("/u/9.pdf", "100%", "600", "0", "", []);</script>',
    ],
    ids=["a frame", "an attribute", "a call"],
)
def test_a_file_that_a_viewer_shows(viewer: str) -> None:
    assert [file.url for file in read(page(body=paragraphs() + viewer)).attachments] == [HOST + "/u/9.pdf"]
