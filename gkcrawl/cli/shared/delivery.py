"""Delivery of alerts: a webhook (POST of JSON) and mail, as the settings say (docs/schedule.md#alerts)."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

import orjson

from gkcrawl.config import configured
from gkcrawl.errors import ConfigError, GkcrawlError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gkcrawl.store.queries.alerts import Alert

SECONDS = 20
"""How long a receiver is waited for: both sit in the same network as a rule, or answer in a second."""


def deliver(alerts: Sequence[Alert]) -> None:
    """Send ``alerts`` to ``alert_webhook`` and ``alert_mail``, where they are set; one that fails stops not the other.

    Raises:
        ConfigError: a setting cannot be meant; nothing was sent to it.
        GkcrawlError: a receiver could not be reached, or refused.
    """
    settings = {key: found.value for key, found in configured().items()}
    failed: list[GkcrawlError] = []
    ways: dict[str, Callable[[Sequence[Alert], dict[str, Any]], None]] = {"alert_webhook": _post, "alert_mail": _mail}
    for key, send in ways.items():
        if settings[key]:
            try:
                send(alerts, settings)
            except ConfigError as error:
                failed.append(ConfigError(f"{key}: {error}"))
            # Of these two libraries, ValueError is an address that cannot be one.
            except (OSError, ValueError, smtplib.SMTPException) as error:
                failed.append(GkcrawlError(f"{key}: the alert was not delivered: {error}"))
    if failed:
        raise type(failed[0])("; ".join(map(str, failed)))


def message(alerts: Sequence[Alert]) -> dict[str, Any]:
    """What the webhook gets: ``text``, which Slack, Mattermost and others show, and each alert in parts."""
    return {"text": "\n".join(map(str, alerts)), "alerts": [alert._asdict() for alert in alerts]}


def _post(alerts: Sequence[Alert], settings: dict[str, Any]) -> None:
    if urlsplit(address := settings["alert_webhook"]).scheme not in ("http", "https"):
        raise ConfigError("give an absolute http(s) URL")
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "gkcrawl"}
    with urlopen(Request(address, orjson.dumps(message(alerts)), headers), timeout=SECONDS):
        pass


def _mail(alerts: Sequence[Alert], settings: dict[str, Any]) -> None:
    server = urlsplit(settings["smtp"])
    if server.scheme not in ("smtp", "smtps") or not server.hostname:
        raise ConfigError("smtp: give smtp://host or smtps://user:password@host:port")
    receivers = [one.strip() for one in settings["alert_mail"].split(",")]
    mail = EmailMessage()
    mail["Subject"] = f"gkcrawl: {len(alerts)} {'alert' if len(alerts) == 1 else 'alerts'}"
    mail["From"] = settings["contact"] if "@" in settings["contact"] else receivers[0]
    mail["To"] = ", ".join(receivers)
    # Servers that take seven bits only are still about.
    mail.set_content("\n".join(map(str, alerts)) + "\n", cte="base64")
    secure = ssl.create_default_context()
    with (
        smtplib.SMTP_SSL(server.hostname, server.port or 0, timeout=SECONDS, context=secure)
        if server.scheme == "smtps"
        else smtplib.SMTP(server.hostname, server.port or 0, timeout=SECONDS)
    ) as smtp:
        smtp.ehlo()
        encrypted = server.scheme == "smtps"
        if not encrypted and smtp.has_extn("starttls"):
            smtp.starttls(context=secure)
            encrypted = True
        if server.username:
            if not encrypted:
                raise ConfigError(f"smtp: {server.hostname} offers no encryption, and a password needs it")
            smtp.login(unquote(server.username), unquote(server.password or ""))
        smtp.send_message(mail)
