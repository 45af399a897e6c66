"""Pages over TLS (gkcrawl/crawl/https.py)."""

from __future__ import annotations

import ssl
import threading
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from gkcrawl.crawl.https import OnceForEachHost
from tests.processes import python

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

THREE_PAGES = """
import sys
import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.core.downloader.contextfactory import _ScrapyClientContextFactory
from scrapy.utils.project import get_project_settings

made = []
make = _ScrapyClientContextFactory.creatorForNetloc
_ScrapyClientContextFactory.creatorForNetloc = lambda self, host, port: made.append(host) or make(self, host, port)

class Three(scrapy.Spider):
    name = "three"
    start_urls = [f"{sys.argv[1]}/{number}" for number in range(3)]
    custom_settings = {"ROBOTSTXT_OBEY": False, "LOG_ENABLED": False, "CONCURRENT_REQUESTS": 1}

    def parse(self, response):
        print(response.status, response.text, response.certificate is not None, response.protocol)

process = AsyncCrawlerProcess(get_project_settings())
process.crawl(Three)
process.start()
print("options made:", len(made))
"""


@pytest.mark.parametrize("kept", [True, False], ids=["one connection", "a connection for each page"])
def test_pages_come_and_the_options_of_their_host_are_made_once(kept: bool, tmp_path: Path) -> None:
    with serving(tmp_path, kept) as address:
        done = python(THREE_PAGES, address)
    assert done.stdout.splitlines() == [*(f"200 page /{n} True HTTP/1.1" for n in range(3)), "options made: 1"]


def test_each_host_and_port_has_its_own() -> None:
    policy: Any = OnceForEachHost(Policy())
    first = policy.creatorForNetloc(b"www.qingshan.gov.cn", 443)
    assert policy.creatorForNetloc(b"www.qingshan.gov.cn", 443) is first
    assert policy.creatorForNetloc(b"www.qingshan.gov.cn", 8443) is not first
    assert policy.creatorForNetloc(b"xxgk.qingshan.gov.cn", 443) is not first


class Policy:
    def creatorForNetloc(self, host: bytes, port: int) -> object:
        return object()


@contextmanager
def serving(folder: Path, kept: bool) -> Iterator[str]:
    """A server with a certificate that nobody vouches for; ``kept``: connections stay open."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            page = f"page {self.path}".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            if not kept:
                self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(folder / "server.pem"))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def certificate(file: Path) -> Path:
    """``file`` with a new key and a certificate that it has signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "www.qingshan.gov.cn")])
    now = datetime.now(timezone.utc)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1))
    signed = made.sign(key, hashes.SHA256())
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(secret + signed.public_bytes(serialization.Encoding.PEM))
    return file
