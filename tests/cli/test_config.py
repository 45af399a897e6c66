"""``gkcrawl config`` (gkcrawl/cli/config.py) says what is set, and where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gkcrawl.config import SETTINGS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Run


def printed(gkcrawl: Run, *arguments: str) -> dict[str, dict[str, Any]]:
    result = gkcrawl("config", "--json", *arguments)
    assert result.exit_code == 0, result.output
    return {row["key"]: row for row in json.loads(result.stdout)}


def test_config_says_what_and_from_where(gkcrawl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "gkcrawl.toml"
    file.write_text('db = "x.db"\n')
    monkeypatch.setenv("GKCRAWL_CONTACT", "you@example.org")
    rows = printed(gkcrawl)
    assert list(rows) == [setting.key for setting in SETTINGS]
    assert (rows["db"]["value"], rows["db"]["source"]) == (str(tmp_path / "x.db"), str(file))
    assert (rows["contact"]["value"], rows["contact"]["source"]) == ("you@example.org", "environment")
    assert (rows["incremental"]["value"], rows["incremental"]["source"]) == (True, "default")
    shown = gkcrawl("config").stdout
    assert "you@example.org" in shown and "environment" in shown


def test_config_says_where_another_database_has_its_archive(gkcrawl: Run, tmp_path: Path) -> None:
    rows = printed(gkcrawl, "--db", "y/z.db")
    assert [rows[key]["value"] for key in ("db", "archive")] == [str(tmp_path / "y/z.db"), str(tmp_path / "y/archive")]
    assert rows["db"]["source"] == "command line"


def test_secrets_are_not_shown(gkcrawl: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GKCRAWL_ALERT_WEBHOOK", "https://chat.example.org/hook?token=abc123")
    monkeypatch.setenv("GKCRAWL_SMTP", "smtps://user:abc123@mail.example.org")
    assert "abc123" not in gkcrawl("config").stdout + gkcrawl("config", "--json").stdout
    assert gkcrawl("config").stdout.count("(set)") == 2
