"""Real crawls of the demo portals against what their server knows of every document."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import PORTALS, serving
from gkcrawl.export import write_jsonl
from gkcrawl.store import Store
from tests import processes
from tests.truth import differences

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
# More than one page in every column; gkmlpt gives a hundred rows a page.
DOCUMENTS = {"demo_trs": 80, "demo_jpage": 130, "demo_gkmlpt": 210}


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with serving(Corpus(DOCUMENTS["demo_trs"])) as address:
        yield address


def scrapy(*arguments: str, output: Path) -> subprocess.CompletedProcess[str]:
    """``scrapy crawl`` as a user runs it, with everything below ``output``."""
    command = ["crawl", *arguments]
    settings = {"GKCRAWL_DB": output / "gkcrawl.db", "GKCRAWL_ARCHIVE": output / "archive", "LOG_LEVEL": "WARNING"}
    for name, value in settings.items():
        command += ["-s", f"{name}={value}"]
    return processes.scrapy(*command)


def documents(output: Path) -> list[dict[str, Any]]:
    with Store(output / "gkcrawl.db") as store:
        return list(store.documents())


def jsonl(output: Path) -> bytes:
    path = output / "documents.jsonl"
    with Store(output / "gkcrawl.db") as store, path.open("wb") as stream:
        write_jsonl(store.documents(), stream)
    return path.read_bytes()


@dataclass(frozen=True, slots=True)
class Crawled:
    """A portal after its first crawl."""

    portal: str
    base: str
    output: Path
    process: subprocess.CompletedProcess[str]
    truth: dict[str, dict[str, Any]]


@pytest.fixture(scope="module", params=[portal.name for portal in PORTALS])
def crawled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    portal, output = request.param, tmp_path_factory.mktemp(request.param)
    with serving(Corpus(DOCUMENTS[portal])) as base:
        process = scrapy(portal, "-a", f"base={base}", output=output)
        truth = [json.loads(line) for line in urlopen(f"{base}/truth.jsonl?portal={portal}")]
        yield Crawled(portal, base, output, process, {row["url"]: row for row in truth})


def test_every_document_is_found_once_and_read_right(crawled: Crawled) -> None:
    assert crawled.process.returncode == 0, crawled.process.stderr
    said, _, files = crawled.process.stderr.splitlines()[-1].partition("; files: ")
    assert said == f"{crawled.portal}: ok: documents: {DOCUMENTS[crawled.portal]} new, 0 changed, 0 unchanged"
    assert " new" in files
    assert "failed" not in files
    found = documents(crawled.output)
    assert sorted(document["url"] for document in found) == sorted(crawled.truth)
    wrong = [line for document in found for line in differences(document, crawled.truth[document["url"]])]
    assert not wrong, f"{len(wrong)} differences, for example:\n" + "\n".join(wrong[:9])


def test_documents_point_to_their_captures(crawled: Crawled) -> None:
    for document in documents(crawled.output):
        assert document["capture"]["warc"].startswith(f"{crawled.portal}/")
        assert (crawled.output / "archive" / document["capture"]["warc"]).is_file()
        assert document["first_seen_at"] == document["last_seen_at"] == document["fetched_at"]


def test_replay_of_the_archive_gives_the_same_bytes(crawled: Crawled, tmp_path: Path) -> None:
    archive = crawled.output / "archive" / crawled.portal
    [warc] = archive.glob("*.warc.gz")
    (tmp_path / "archive").symlink_to(crawled.output / "archive")
    arguments = (crawled.portal, "-a", f"base={crawled.base}", "-s", f"REPLAY={warc}")
    process = scrapy(*arguments, output=tmp_path)
    assert process.returncode == 0, process.stderr
    assert jsonl(tmp_path) == jsonl(crawled.output)
    assert list(archive.glob("*.warc.gz")) == [warc], "replay archives nothing"


def test_a_second_crawl_adds_nothing(base: str, tmp_path: Path) -> None:
    for expected in ("6 new, 0 changed, 0 unchanged", "0 new, 0 changed, 6 unchanged"):
        process = scrapy("demo_jpage", "-a", f"base={base}", "-a", "sample=3", output=tmp_path)
        assert process.returncode == 0, process.stderr
        assert process.stderr.splitlines()[-1].partition("; files")[0] == f"demo_jpage: ok: documents: {expected}"
    found = documents(tmp_path)
    assert Counter(document["version"] for document in found) == {1: 6}
    assert all(document["first_seen_at"] <= document["last_seen_at"] for document in found)


def test_since_leaves_older_rows_out(base: str, tmp_path: Path) -> None:
    process = scrapy("demo_trs", "-a", f"base={base}", "-a", "since=2025-01-01", output=tmp_path)
    assert process.returncode == 0, process.stderr
    days = [document["published_date"] for document in documents(tmp_path)]
    assert days and min(days) >= "2025-01-01"


def test_an_empty_list_is_a_failure(tmp_path: Path) -> None:
    with serving(Corpus(0)) as empty:
        process = scrapy("demo_gkmlpt", "-a", f"base={empty}", output=tmp_path)
    assert process.returncode == 1
    assert "lists nothing" in process.stderr.splitlines()[-1]


def test_a_portal_that_is_down_is_a_failure(tmp_path: Path) -> None:
    with serving(Corpus(0)) as gone:
        pass
    process = scrapy("demo_trs", "-a", f"base={gone}", "-s", "RETRY_ENABLED=False", output=tmp_path)
    assert process.returncode == 1
    assert "refused" in process.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["demo_tsr"], "did you mean demo_trs"),
        (["demo_trs", "-a", "sampel=3"], "did you mean 'sample'"),
        (["demo_trs", "-a", "since=yesterday"], "since"),
        (["demo_trs", "-s", "REPLAY=no-such-file.warc.gz"], "no-such-file.warc.gz"),
    ],
)
def test_configuration_errors_fetch_nothing(arguments: list[str], word: str, tmp_path: Path) -> None:
    process = scrapy(*arguments, output=tmp_path)
    assert process.returncode == 2, process.stderr
    assert word in process.stderr.splitlines()[-1]
    assert not (tmp_path / "gkcrawl.db").exists()
