"""``gkcrawl verify`` after a real crawl, and after the archive was tampered with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from gkcrawl.cli.main import main
from gkcrawl.store import Store

if TYPE_CHECKING:
    from tests.commands.conftest import Project, Tiny


def test_verify_finds_what_was_cut_off(project: Project, tiny: Tiny) -> None:
    project.crawl(tiny)
    arguments = ["verify", "--db", str(project.db)]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stdout) == (0, ""), result.output
    with Store(project.db) as store, store.transaction() as connection:
        connection.execute("UPDATE documents SET part_of = ? WHERE number = 1", ('{"id":"0","part":1,"of":2}',))
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stdout.count("\n")) == (1, 1)
    assert "the whole that it is part of is not there" in result.stdout
    with Store(project.db) as store, store.transaction() as connection:
        connection.execute("UPDATE documents SET part_of = NULL")
    (warc,) = (project.archive / "tiny").iterdir()
    warc.write_bytes(warc.read_bytes()[:-900])
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert f"tiny/{warc.name}: no record at byte " in result.stdout
    warc.unlink()
    missing = CliRunner().invoke(main, arguments)
    assert missing.exit_code == 1
    assert len(missing.stdout.splitlines()) == 11
