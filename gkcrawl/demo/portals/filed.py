"""Demo portal of documents that are only links to files: every format; captcha pages, expired and replaced files."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gkcrawl.demo.annexes import annex, report_file
from gkcrawl.demo.body import Body
from gkcrawl.demo.boxes import Box
from gkcrawl.demo.corpus import DemoColumn, Facts
from gkcrawl.demo.files import FORMATS
from gkcrawl.demo.pages import NOT_FOUND, Answer, Rendering, encode
from gkcrawl.demo.portal import Ask, DemoPortal, suffix

if TYPE_CHECKING:
    from collections.abc import Iterator

# Statuses of the files of notices, which take turns, by where their addresses lead.
_STATUSES = ("read", "read", "captcha", "expired", "http_404", "not_a_file")
_REPLACED = 1  # place of the one that is another in each edition
LINKED = tuple(name for name in FORMATS if name != "png")
"""Formats that reports take turns in; a link to a picture is none to a file."""
_GATE = "/filed/system/_content/download.jsp"
_CAPTCHA = f"{_GATE}?urltype=news.DownloadAttachUrl&owner=1720000000&wbfileid={{id}}"
_EXPIRED = "/filed/oss/{id}{suffix}?Expires=1500000000&OSSAccessKeyId=demo&Signature=c2lnbmVk"
_GONE = "/filed/{column}/gone/{id}{suffix}"
_MESSAGE = "/filed/{column}/moved/{id}{suffix}"
_FILE = "/filed/{column}/files/{id}_{place}{suffix}"


class FiledPortal(DemoPortal):
    """Reports are a heading and a link to a file, of another format each; of notices the files take turns, too.

    A file is there, is there and another in each ``edition`` of the corpus, is behind a captcha page (as VSB's are
    where they are downloaded often), has an address that expired, is gone, or is a page that says so with status 200.
    """

    name = "demo_files"
    site = "枫濠县人民政府"
    prefix = "/filed"
    columns = (
        DemoColumn("ndbg", "政府信息公开年报", "annual_report"),
        DemoColumn("tzgg", "通知公告", "notice"),
    )
    addresses = ("/filed/{column}/{ym}/content_{id}.html",)
    file_address = _FILE

    def answer(self, ask: Ask) -> Answer:
        """See `DemoPortal.answer`."""
        if ask.path == _GATE:
            return encode(_CAPTCHA_PAGE)
        if ask.path.startswith("/filed/oss/"):
            return Answer(_EXPIRED_ANSWER, "application/xml", 403)
        if "/moved/" in ask.path:
            return encode("<html><head><!--charset--><title>提示</title></head><body>对不起，文件不存在</body></html>")
        return super().answer(ask)

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        match = re.fullmatch(r"/filed/(\w+)/(?:index_(\d+)\.html)?", ask.path)
        column = self.column(match[1]) if match else None
        if not match or not column or not (part := self.part(column, int(match[2] or 1))).rows:
            return None
        more = f'<a href="index_{part.number + 1}.html">下一页</a>' if part.number < part.pages else ""
        return self.list_page(column, f'<ul class="list">{self.items(part)}</ul><div class="page">{more}</div>')

    def rendering(self, facts: Facts) -> Rendering:
        """See `DemoPortal.rendering`."""
        rendering = super().rendering(facts)
        if facts.report_year:
            file = report_file(facts, LINKED[facts.number % len(LINKED)])
            # What the page says below its heading is all the text that it has.
            body = Body(["相关附件", file.name], attachments=[file.name])
            return replace(rendering, body=body, body_markup="", box=Box(), files=[file])
        name = f"{facts.matter[0]}任务分工表.pdf"
        edition = self.corpus.edition if facts.number % len(_STATUSES) == _REPLACED else 1
        file = annex(facts, name, f"本表为第{edition}版。")
        body = replace(rendering.body, attachments=[name])
        return replace(rendering, body=body, files=[file])

    def file_paths(self, facts: Facts, body: Body) -> list[str]:
        """See `DemoPortal.file_paths`."""
        ways = {"captcha": _CAPTCHA, "expired": _EXPIRED, "http_404": _GONE, "not_a_file": _MESSAGE}
        way = ways.get(_status(facts), _FILE)
        return [self._fill(way, facts, place=0, suffix=suffix(name)) for name in body.attachments]

    def file(self, facts: Facts, path: str) -> Answer:
        """See `DemoPortal.file`."""
        return super().file(facts, path) if _status(facts) == "read" else NOT_FOUND

    def truth(self, base: str) -> Iterator[dict[str, Any]]:
        """See `DemoPortal.truth`; of files that cannot be had only why, of reports also what the file prints."""
        for column in self.columns:
            for number in range(self.size(column)):
                facts = self.facts(column, number)
                rendering, status = self.rendering(facts), _status(facts)
                row = rendering.truth(base + self.path(facts), [base + self.file_paths(facts, rendering.body)[0]])
                [file] = row["attachments"]
                if status != "read":
                    file |= {"status": status, "format": None, "lines": [], "tables": []}
                [paper] = [file.paper for file in rendering.files]
                # An archive has no title or number of its own.
                if facts.report_year and file["lines"] and file["format"] != "zip":
                    row["printed"] = {
                        "document_number": paper.number,
                        "issuer": facts.agency.name,
                        "written_date": facts.written.isoformat(),
                    }
                yield row


def _status(facts: Facts) -> str:
    """What a crawl says of the document's file."""
    return "read" if facts.report_year else _STATUSES[facts.number % len(_STATUSES)]


# As VSB's download.jsp asks for it once an address is downloaded often.
_CAPTCHA_PAGE = """<html><head><!--charset--><title>系统提示</title></head><body>
<form name="form1" method="post" action=""><table><tr><td>请输入验证码：</td>
<td><input type="text" name="codeValue" id="codeValue" size="6"></td>
<td><img id="codeimg" src="/system/resource/js/filedownload/createimage.jsp?randnum=1"></td>
<td><input type="submit" value="下载"></td></tr></table></form></body></html>"""
# As storage in the style of S3 answers once a signed address is old.
_EXPIRED_ANSWER = b"""<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>Request has expired.</Message></Error>"""
