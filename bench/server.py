"""Web server of the benchmarks, a process of its own: answers from memory, and notes when it was asked by whom.

    python -m bench.server DOCUMENTS HOSTS SIZE KEPT

Each of HOSTS loopback addresses has DOCUMENTS documents, of SIZE bytes at the median. It prints its port once the
first KEPT answers are rendered and packed, and ends when its standard input does. /arrivals.json: host, path and time
(monotonic, seconds) of each request since that was asked for last.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING
from urllib.request import urlopen

from bench.pages import KEPT, MEDIAN, Pages

if TYPE_CHECKING:
    from collections.abc import Iterator

ARRIVALS = "/arrivals.json"
_A_BYTE = 250  # hosts that the last byte of an address tells apart
_END = b"\r\n\r\n"
_HEAD = (
    "HTTP/1.1 {status}\r\nServer: nginx\r\nContent-Type: {kind}\r\nContent-Length: {size}\r\n"
    'Last-Modified: Mon, 22 Dec 2025 01:02:03 GMT\r\nETag: "{tag:x}-{size:x}"\r\nVary: Accept-Encoding\r\n{coding}\r\n'
)
_MISSING = b"<html><body><h1>404 Not Found</h1></body></html>"


def host_names(count: int) -> list[str]:
    """``count`` addresses of this machine: 127.0.0.1, 127.0.0.2 …"""
    return [f"127.0.{number // _A_BYTE}.{number % _A_BYTE + 1}" for number in range(count)]


@contextmanager
def serving(documents: int, hosts: int = 1, size: int = MEDIAN, kept: int = KEPT) -> Iterator[int]:
    """The server in a process of its own while the context lasts; gives its port."""
    command = [sys.executable, "-m", "bench.server", *map(str, (documents, hosts, size, kept))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()


def arrivals(port: int) -> list[tuple[str, str, float]]:
    """Host, path and time of all requests since this was asked last."""
    with urlopen(f"http://127.0.0.1:{port}{ARRIVALS}") as answer:
        return [(host, path, moment) for host, path, moment in json.load(answer)]


class _Connection(asyncio.Protocol):
    """A client's connection, kept open: requests without a body, answered in their order."""

    def __init__(self, pages: Pages, seen: list[tuple[str, str, float]]) -> None:
        self._pages, self._seen = pages, seen
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while _END in self._buffer:
            request, _, self._buffer = self._buffer.partition(_END)
            self._transport.write(self._answer(request.decode("latin-1")))

    def _answer(self, request: str) -> bytes:
        first, *headers = request.split("\r\n")
        path = first.split(" ")[1]
        if path == ARRIVALS:
            body = json.dumps(self._seen).encode()
            self._seen.clear()
            return _head("200 OK", "application/json", body) + body
        host = next(line for line in headers if line[:5].lower() == "host:")[5:].partition(":")[0].strip()
        self._seen.append((host, path, time.monotonic()))
        packed = self._pages.answer(host, path)
        if packed is None:
            return _head("404 Not Found", "text/html", _MISSING) + _MISSING
        return _head("200 OK", "text/html", packed, "Content-Encoding: gzip\r\n") + packed


def _head(status: str, kind: str, body: bytes, coding: str = "") -> bytes:
    # What a gzip body ends with: its CRC and its length.
    tag = int.from_bytes(body[-8:-4], "little")
    return _HEAD.format(status=status, kind=kind, size=len(body), tag=tag, coding=coding).encode()


async def _serve(pages: Pages, hosts: list[str]) -> None:
    loop = asyncio.get_running_loop()
    seen: list[tuple[str, str, float]] = []
    first = await loop.create_server(lambda: _Connection(pages, seen), hosts[0], 0)
    port = first.sockets[0].getsockname()[1]
    if hosts[1:]:
        await loop.create_server(lambda: _Connection(pages, seen), hosts[1:], port)
    print(port, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


def main(documents: int, hosts: int, size: int, kept: int) -> None:
    """Render what is kept, then serve."""
    pages, names = Pages(documents, size, kept=kept), host_names(hosts)
    for name in names:
        for path in islice(pages.addresses(name), kept // hosts):
            pages.answer(name, path)
    asyncio.run(_serve(pages, names))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
