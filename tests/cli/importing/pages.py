"""Invented pages in WARC files, as other tools leave them."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HOST = "http://www.example.gov.cn"
SENTENCE = "各区人民政府，市有关部门：现将第{number}号工作安排通知如下，请结合实际认真组织实施。"


def a_document(number: int, *, text: str = "", date: str = "2024-03-01") -> str:
    """A detail page with a title, a line of date and source, and a body that no other number has."""
    body = "".join(
        f"<p>{(text or SENTENCE).format(number=number)}第{part}条要求逐项落实到位。</p>" for part in range(4)
    )
    return (
        f"<html><head><title>关于第{number}号工作的通知</title></head><body><h1>关于第{number}号工作的通知</h1>"
        f"<div class='info'>发布日期：{date}　来源：示例市水务局</div>"
        f"<div class='TRS_Editor'>{body}</div></body></html>"
    )


def a_list(*numbers: int, folder: str = "/tzgg", cut: str = "") -> str:
    """A list page of the documents ``numbers``, dated; their titles ``cut`` where they are too long."""
    rows = "".join(
        f"<li><a href='{folder}/{number}.html'>关于第{number}号工作的通知{cut}</a><span>2024-03-0{number}</span></li>"
        for number in numbers
    )
    return (
        f"<html><head><title>通知公告</title></head><body><h2>通知公告</h2><ul class='list'>{rows}</ul></body></html>"
    )


@dataclass
class Warc:
    """A WARC file to be: `page` and `record` add records, `write` writes them, one gzip member each."""

    records: list[bytes] = field(default_factory=list)

    def page(
        self,
        path: str,
        html: str | bytes = "",
        *,
        status: str = "200 OK",
        at: str = "2024-06-01T00:00:00Z",
        **told: str,
    ) -> Warc:
        """An HTTP answer from ``path`` of the example host, or from an absolute address; ``told`` are its headers."""
        headers = {"Content-Type": "text/html; charset=utf-8", **told}
        head = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\n"
        body = html.encode() if isinstance(html, str) else html
        url = path if "://" in path else HOST + path
        return self.record("response", url, head.encode() + body, at=at)

    def record(self, kind: str, url: str, block: bytes, *, at: str = "2024-06-01T00:00:00Z", **told: str) -> Warc:
        """Any record; ``told`` are its further headers, ``_`` for ``-``."""
        lines = [f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", f"WARC-Date: {at}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in told.items()]
        head = "\r\n".join(["WARC/1.0", *lines, f"Content-Length: {len(block)}", "", ""])
        self.records.append(head.encode() + block + b"\r\n\r\n")
        return self

    def write(self, path: Path) -> Path:
        """Write the file; its name says whether it is packed."""
        packed = path.suffix == ".gz"
        path.write_bytes(b"".join(map(gzip.compress, self.records) if packed else self.records))
        return path
