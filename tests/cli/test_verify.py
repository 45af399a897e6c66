"""``gkcrawl verify`` after a real crawl, and after the archive was tampered with (gkcrawl/cli/verify.py)."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gkcrawl.cli.main import main
from gkcrawl.store import Store
from tests.store.corpus import FILE, WEDNESDAY, a_file

if TYPE_CHECKING:
    from pathlib import Path

    from tests.scrapy_commands.conftest import Project, Tiny


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


def members(warc: Path) -> list[bytes]:
    """The gzip members of ``warc``, one a record."""
    data, found = warc.read_bytes(), []
    while data:
        member = zlib.decompressobj(wbits=31)
        member.decompress(data)
        found.append(data[: len(data) - len(member.unused_data)])
        data = member.unused_data
    return found


@pytest.mark.parametrize(
    ("true", "forged"),
    [(b"<html>", b"<HTML>"), (b"WARC-Target-URI: http://127", b"WARC-Target-URI: http://128")],
    ids=["body", "address"],
)
def test_verify_finds_what_was_forged(project: Project, tiny: Tiny, true: bytes, forged: bytes) -> None:
    """One record says something else, in as many bytes, where it lay before."""
    project.crawl(tiny)
    (warc,) = (project.archive / "tiny").iterdir()
    packed = members(warc)
    # The last response: only its request lies behind it.
    number = max(number for number, member in enumerate(packed) if b"WARC-Type: response" in gzip.decompress(member))
    record = gzip.decompress(packed[number])
    assert true in record
    packed[number] = gzip.compress(record.replace(true, forged, 1))
    warc.write_bytes(b"".join(packed))
    result = CliRunner().invoke(main, ["verify", "--db", str(project.db)])
    assert (result.exit_code, result.stdout.count("\n")) == (1, 1), result.output
    assert "is not the capture of http://127.0.0.1" in result.stdout


def test_verify_finds_files_that_are_not_in_the_archive(project: Project, tiny: Tiny) -> None:
    project.crawl(tiny)
    with Store(project.db) as store:
        (capture,) = store.query("SELECT url, warc, \"offset\", sha256 FROM captures WHERE url LIKE '%.html' LIMIT 1")
        (run,) = store.query("SELECT run FROM runs")
        place = {"warc": capture["warc"], "offset": capture["offset"]}
        store.write(run["run"], [a_file(capture["url"], sha256=capture["sha256"], **place)])
        assert CliRunner().invoke(main, ["verify", "--db", str(project.db)]).exit_code == 0
    with Store(project.db) as store:
        # Two at one place cannot both be there.
        store.write(run["run"], [a_file(capture["url"], at=WEDNESDAY, **place)])
        store.write(run["run"], [a_file(f"{FILE}?2", warc=place["warc"], offset=3)])
    result = CliRunner().invoke(main, ["verify", "--db", str(project.db)])
    assert (result.exit_code, result.stdout.count("\n")) == (1, 2)
    assert f"the record at byte {place['offset']} is not the file {capture['url']}" in result.stdout
    assert f"no record at byte 3 for the file {FILE}?2" in result.stdout
