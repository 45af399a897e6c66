"""The pages as a program (gkcrawl/cli/browse.py)."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.request import urlopen

from gkcrawl.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Run


def test_it_says_where_the_pages_are_and_ends_quietly_with_ctrl_c(reports: Path) -> None:
    command = [sys.executable, "-m", "gkcrawl", "browse", "--db", str(reports), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        address = program.stdout.readline().split()[0]
        with urlopen(f"{address}robots.txt") as answer:
            assert answer.status == 200
        program.send_signal(signal.SIGINT)
        assert program.communicate(timeout=60) == ("", "")
    assert program.returncode == 0
    with Store(reports) as store:
        [(indexed,)] = store.rows("SELECT count(*) FROM worded")
    assert indexed == 4, "new documents were indexed first"


def test_a_port_in_use_is_an_error_of_usage(gkcrawl: Run, reports: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        result = gkcrawl("browse", "--db", reports, "--port", port)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"error: port {port} cannot be used: ")


def test_it_is_said_what_to_install(gkcrawl: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "gkcrawl.browse.server", raising=False)
    monkeypatch.setitem(sys.modules, "datasette.app", None)
    result = gkcrawl("browse", "--db", reports)
    assert (result.exit_code, result.stderr) == (
        2,
        "error: the pages need datasette: pip install 'gkcrawl[browse]'\n",
    )


def test_there_must_be_a_database(gkcrawl: Run, tmp_path: Path) -> None:
    assert gkcrawl("browse", "--db", tmp_path / "none.db").exit_code == 2


def test_plain_files_need_no_server(gkcrawl: Run, reports: Path, tmp_path: Path) -> None:
    result = gkcrawl("browse", "--db", reports, "--static", tmp_path / "site")
    assert result.exit_code == 0, result.stderr
    assert "pages written to" in result.stderr
    assert (tmp_path / "site" / "index.html").is_file()
    assert gkcrawl("browse", "--db", reports, "--static", tmp_path).exit_code == 2
