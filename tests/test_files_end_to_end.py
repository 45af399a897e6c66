"""Documents that are links to files, crawled twice: files are fetched, read, searched, exported, replaced, refused."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from gkcrawl.cli.main import main
from gkcrawl.demo.check import file_differences
from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.portals.filed import LINKED
from gkcrawl.demo.server import serving
from tests.test_end_to_end import documents, scrapy
from tests.truth import differences

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

DOCUMENTS = 2 * len(LINKED)
"""A report of each format, and as many notices: nearly every trap twice."""


@dataclass(frozen=True, slots=True)
class Crawled:
    """The portal after its first crawl, while it is served with other editions of its files."""

    output: Path
    port: int
    truth: list[dict[str, Any]]

    def gkcrawl(self, *arguments: str) -> Result:
        """Run a command on the corpus."""
        return CliRunner().invoke(main, [*arguments, "--db", str(self.output / "gkcrawl.db")])

    def documents(self) -> dict[str, dict[str, Any]]:
        """What is stored, by address."""
        return {document["url"]: document for document in documents(self.output)}


def crawl(base: str, output: Path, *arguments: str) -> str:
    done = scrapy("demo_files", "-a", f"base={base}", *arguments, output=output)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    output = tmp_path_factory.mktemp("files")
    with serving(Corpus(DOCUMENTS)) as base:
        crawl(base, output)
        truth = [json.loads(line) for line in urlopen(f"{base}/truth.jsonl?portal=demo_files")]
    return Crawled(output, int(base.rpartition(":")[2]), truth)


def test_every_file_is_fetched_and_read_or_on_record_as_refused(crawled: Crawled) -> None:
    found = crawled.documents()
    assert sorted(found) == sorted(row["url"] for row in crawled.truth)
    wrong, statuses = [], set()
    for row in crawled.truth:
        [file], [known] = found[row["url"]]["attachments"], row["attachments"]
        statuses.add(file["status"])
        wrong += differences(found[row["url"]], row)
        # Who has met a captcha does not ask for the next one.
        wrong += file_differences(file, known) if (file["status"], known["status"]) != (None, "captcha") else []
    assert not wrong, "\n".join(wrong[:20])
    assert statuses >= {"read", "unreadable", "captcha", "expired", "http_404", "not_a_file"}


def test_what_only_the_file_prints_fills_empty_fields(crawled: Crawled) -> None:
    found = crawled.documents()
    rows = [row for row in crawled.truth if "printed" in row]
    assert len(rows) > len(LINKED) // 2
    for row in rows:
        document = found[row["url"]]
        assert {name: document[name] for name in row["printed"]} == row["printed"], row["attachments"][0]["name"]
        assert {document["provenance"][name]["method"] for name in row["printed"]} == {"attachment"}


def test_search_finds_a_word_that_stands_only_in_a_pdf(crawled: Crawled) -> None:
    row = next(row for row in crawled.truth if row["attachments"][0]["status"] == "read" and row["kind"] == "notice")
    village = row["attachments"][0]["tables"][0][2][1]
    assert village not in (crawled.documents()[row["url"]]["text"] or "")
    result = crawled.gkcrawl("search", village)
    assert result.exit_code == 0 and row["title"] in result.stdout, result.output


def test_files_are_exported_whole(crawled: Crawled, tmp_path: Path) -> None:
    result = crawled.gkcrawl("files", "export", str(tmp_path))
    assert result.exit_code == 0, result.output
    found = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    archived = [file for row in crawled.truth for file in row["attachments"] if file["format"] is not None]
    assert found == {file["name"] for file in archived}
    assert crawled.gkcrawl("verify").exit_code == 0


def test_a_replay_reads_the_same_files(crawled: Crawled, tmp_path: Path) -> None:
    (tmp_path / "archive").symlink_to(crawled.output / "archive")
    [warc] = (crawled.output / "archive" / "demo_files").glob("*.warc.gz")
    crawl(f"http://127.0.0.1:{crawled.port}", tmp_path, "-s", f"REPLAY={warc}")
    assert documents(tmp_path) == documents(crawled.output)


def test_reextract_changes_nothing(crawled: Crawled) -> None:
    before = documents(crawled.output)
    result = crawled.gkcrawl("reextract")
    assert (result.exit_code, result.stdout) == (0, ""), result.output
    assert documents(crawled.output) == before


def test_a_replaced_file_makes_a_version(crawled: Crawled) -> None:
    before = crawled.documents()
    with serving(Corpus(DOCUMENTS, edition=2), port=crawled.port) as base:
        crawl(base, crawled.output, "-s", "GKCRAWL_REVISIT_DAYS=*:0")
        truth = [json.loads(line) for line in urlopen(f"{base}/truth.jsonl?portal=demo_files")]
    after = crawled.documents()
    replaced = {url for url in after if before[url]["attachments"][0]["text"] != after[url]["attachments"][0]["text"]}
    now = {row["url"]: row["attachments"][0] for row in truth}
    then = {row["url"]: row["attachments"][0] for row in crawled.truth}
    assert replaced == {url for url in now if now[url] != then[url]} != set()
    assert {url for url, document in after.items() if document["version"] == 2} == replaced
    assert [line for url in replaced for line in file_differences(after[url]["attachments"][0], now[url])] == []
