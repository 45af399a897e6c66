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
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from scrapy.settings import Settings

from gkcrawl.crawl.https import OnceForEachHost
from gkcrawl.portals.walking.spider import PortalSpider
from tests.processes import python

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkcrawl.portals.walking.declaration import Tls

# The group of 1,024 bits of RFC 2409, 6.2, which old servers are set to.
SHORT_GROUP = """\
-----BEGIN DH PARAMETERS-----
MIGHAoGBAP//////////yQ/aoiFowjTExmKLgNwc0SkCTgiKZ8x0Agu+pjsTmyJR
Sgh5jjQE3e+VGbPNOkMbMCsKbfJfFDdP4TVtbVHCReSFtXZiXn7G9ExC6aY37WsL
/1y29Aa37e44a/taiZ+lrp8kEXxLH+ZJKGZR7OZTgf//////////AgEC
-----END DH PARAMETERS-----
"""

THREE_PAGES = """
import sys
import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.core.downloader.contextfactory import _ScrapyClientContextFactory
from scrapy.utils.project import get_project_settings
from gkcrawl.portals.walking.failure import cause_of

made = []
make = _ScrapyClientContextFactory.creatorForNetloc
_ScrapyClientContextFactory.creatorForNetloc = lambda self, host, port: made.append(host) or make(self, host, port)

class Three(scrapy.Spider):
    name = "three"
    start_urls = [f"{sys.argv[1]}/{number}" for number in range(3)]
    custom_settings = {"ROBOTSTXT_OBEY": False, "LOG_ENABLED": False, "CONCURRENT_REQUESTS": 1, "RETRY_ENABLED": False}
    custom_settings |= {"DOWNLOADER_CLIENT_TLS_CIPHERS": sys.argv[2]}

    async def start(self):
        for url in self.start_urls:
            yield scrapy.Request(url, errback=self.failed)

    def parse(self, response):
        print(response.status, response.text, response.certificate is not None, response.protocol)

    def failed(self, failure):
        print(cause_of(failure))

process = AsyncCrawlerProcess(get_project_settings())
process.crawl(Three)
process.start()
print("options made:", len(made))
"""


@pytest.mark.parametrize("kept", [True, False], ids=["one connection", "a connection for each page"])
def test_pages_come_and_the_options_of_their_host_are_made_once(kept: bool, tmp_path: Path) -> None:
    with serving(tmp_path, kept) as address:
        done = python(THREE_PAGES, address, ciphers("modern"))
    assert done.stdout.splitlines() == [*(f"200 page /{n} True HTTP/1.1" for n in range(3)), "options made: 1"]


@pytest.mark.parametrize(("tls", "told"), [("modern", "tls"), ("legacy", "200 page /0 True HTTP/1.1")])
def test_a_server_of_short_keys_is_spoken_to_where_its_portal_says_so(tls: Tls, told: str, tmp_path: Path) -> None:
    with serving(tmp_path, kept=True, old=True) as address:
        done = python(THREE_PAGES, address, ciphers(tls))
    assert done.stdout.splitlines()[0] == told, done.stderr


def ciphers(kind: Tls) -> str:
    """The ciphers that a portal of this ``tls`` takes."""

    class Portal(PortalSpider, abstract=True):
        tls = kind

    settings = Settings()
    Portal.update_settings(settings)
    return str(settings["DOWNLOADER_CLIENT_TLS_CIPHERS"] or "DEFAULT")


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
def serving(folder: Path, kept: bool, old: bool = False) -> Iterator[str]:
    """A server with a certificate that nobody vouches for; ``kept``: connections stay open; ``old``: keys of 1,024 bits."""

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

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(folder / "server.pem"))
    if old:
        context.set_ciphers("DHE:@SECLEVEL=0")
        (folder / "dh.pem").write_text(SHORT_GROUP, encoding="ascii")
        context.load_dh_params(str(folder / "dh.pem"))
        context.maximum_version = ssl.TLSVersion.TLSv1_2
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
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
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "www.qingshan.gov.cn")])
    now = datetime.now(timezone.utc)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1))
    signed = made.sign(key, hashes.SHA256())
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(secret + signed.public_bytes(Encoding.PEM))
    return file
