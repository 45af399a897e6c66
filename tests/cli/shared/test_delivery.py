"""Alerts to receivers on loopback: a web server, and a mail server of a few lines."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler, HTTPServer
from socketserver import StreamRequestHandler, TCPServer
from typing import TYPE_CHECKING, ClassVar

import pytest

from gkcrawl.cli.shared.delivery import deliver, message
from gkcrawl.errors import ConfigError, GkcrawlError
from gkcrawl.store.queries.alerts import Alert

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ALERTS = [Alert("ndrc", "failing", "3 runs in a row"), Alert("jiangsu_drc", "shrunk", "通知公告 to 45 rows from 100")]


class Hook(BaseHTTPRequestHandler):
    """Keeps what is posted; refuses it at /refused."""

    posted: ClassVar[list[tuple[str, dict[str, object]]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.posted.append((self.headers["Content-Type"], json.loads(body)))
        self.send_response(403 if self.path == "/refused" else 204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class Mailbox(StreamRequestHandler):
    """As much of SMTP as a client needs; offers neither encryption nor login."""

    received: ClassVar[list[tuple[list[str], bytes]]] = []

    def handle(self) -> None:
        envelope: list[str] = []
        self.say("220 mail.example.org")
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb in ("MAIL", "RCPT"):
                envelope.append(line.split(" ")[1])
            elif verb == "DATA":
                self.say("354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                self.received.append((envelope, b"".join(lines)))
            self.say("221 bye" if verb == "QUIT" else "250 mail.example.org")
            if verb == "QUIT":
                return

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def served(server: TCPServer) -> Iterator[int]:
    """The port at which ``server`` listens while the context lasts."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[pytest.MonkeyPatch]:
    monkeypatch.chdir(tmp_path)
    yield monkeypatch
    Hook.posted.clear()
    Mailbox.received.clear()


def test_nothing_is_sent_where_nothing_is_set(settings: pytest.MonkeyPatch) -> None:
    deliver(ALERTS)


def test_a_webhook_gets_json(settings: pytest.MonkeyPatch) -> None:
    with served(HTTPServer(("127.0.0.1", 0), Hook)) as port:
        settings.setenv("GKCRAWL_ALERT_WEBHOOK", f"http://127.0.0.1:{port}/alerts?token=1")
        deliver(ALERTS)
    assert Hook.posted == [("application/json; charset=utf-8", message(ALERTS))]
    assert message(ALERTS[1:]) == {
        "text": "jiangsu_drc: shrunk: 通知公告 to 45 rows from 100",
        "alerts": [{"portal": "jiangsu_drc", "concern": "shrunk", "detail": "通知公告 to 45 rows from 100"}],
    }


def test_a_mail_is_sent_to_all_who_are_named(settings: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with served(TCPServer(("127.0.0.1", 0), Mailbox)) as port:
        lines = [
            f'smtp = "smtp://127.0.0.1:{port}"',
            'alert_mail = "one@example.org, two@example.org"',
            'contact = "corpus@example.org"',
        ]
        (tmp_path / "gkcrawl.toml").write_text("\n".join(lines))
        deliver(ALERTS)
    ((envelope, raw),) = Mailbox.received
    assert envelope == ["FROM:<corpus@example.org>", "TO:<one@example.org>", "TO:<two@example.org>"]
    mail = message_from_bytes(raw, policy=default)
    assert (mail["Subject"], mail["To"]) == ("gkcrawl: 2 alerts", "one@example.org, two@example.org")
    assert mail.get_content() == "ndrc: failing: 3 runs in a row\njiangsu_drc: shrunk: 通知公告 to 45 rows from 100\n"


def test_one_receiver_that_fails_stops_not_the_other(settings: pytest.MonkeyPatch) -> None:
    with served(HTTPServer(("127.0.0.1", 0), Hook)) as web, served(TCPServer(("127.0.0.1", 0), Mailbox)) as mail:
        settings.setenv("GKCRAWL_ALERT_WEBHOOK", f"http://127.0.0.1:{web}/refused")
        settings.setenv("GKCRAWL_ALERT_MAIL", "one@example.org")
        settings.setenv("GKCRAWL_SMTP", f"smtp://127.0.0.1:{mail}")
        with pytest.raises(GkcrawlError, match="alert_webhook: the alert was not delivered: HTTP Error 403") as raised:
            deliver(ALERTS)
    assert not isinstance(raised.value, ConfigError)
    assert len(Mailbox.received) == 1


def test_no_password_goes_over_the_wire_in_the_clear(settings: pytest.MonkeyPatch) -> None:
    with served(TCPServer(("127.0.0.1", 0), Mailbox)) as port:
        settings.setenv("GKCRAWL_ALERT_MAIL", "one@example.org")
        settings.setenv("GKCRAWL_SMTP", f"smtp://user:secret@127.0.0.1:{port}")
        with pytest.raises(ConfigError, match=r"alert_mail: smtp: .* offers no encryption"):
            deliver(ALERTS)
    assert Mailbox.received == []


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("GKCRAWL_ALERT_WEBHOOK", "file:///etc/hosts", "alert_webhook: give an absolute http"),
        ("GKCRAWL_SMTP", "mail.example.org", "alert_mail: smtp: give smtp://host"),
        ("GKCRAWL_SMTP", "smtp://127.0.0.1:port", "alert_mail: the alert was not delivered: Port could not be cast"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named(
    settings: pytest.MonkeyPatch, name: str, value: str, problem: str
) -> None:
    if name == "GKCRAWL_SMTP":
        settings.setenv("GKCRAWL_ALERT_MAIL", "one@example.org")
    settings.setenv(name, value)
    with pytest.raises(GkcrawlError, match=problem):
        deliver(ALERTS)
