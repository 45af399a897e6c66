"""``python -m bench.corpus [SIZES…]``: what a document costs in store, duplicates, search and export.

Times are by the clock; those named cpu are of this process alone, whatever else the machine is doing.

Documents are generated (seeded), with duplicate groups that are known: exact copies, reposts with small
edits, retitled ones; and with traps that are no copies: offices that fill in one template, one office's
reports of two years, two reports of one office on one year. There are so many offices that few meet by chance.
Recall is of pairs whose Jaccard is at least 0.85, precision of what was called a copy.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gkcrawl.corpus.duplicates import find_duplicates
from gkcrawl.corpus.search import index_words, search
from gkcrawl.dedup.judge import Reading
from gkcrawl.dedup.rules import COPIES, COPY_JACCARD
from gkcrawl.dedup.shingles import jaccard
from gkcrawl.document import Document, text_sha256
from gkcrawl.export import fragment, replacing, write_jsonl
from gkcrawl.identity import document_id, url_key
from gkcrawl.store import PortalFacts, Store
from gkcrawl.store.queries.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

AT = "2026-11-02T08:00:00+08:00"
PLACES = [
    f"{a}{b}{c}"
    for a in "东西南北中上下内外前后左右新古大小长清金玉石沙河江湖海山林田"
    for b in "安宁平昌兴阳和顺康乐丰泰德仁义信文武明光华荣春秋原川陵溪源泉"
    for c in "县区市"
]
OFFICES = [
    f"{field}局" for field in "水务 民政 财政 教育 司法 审计 统计 林业 农业 公安 交通 商务 文化 体育 卫生 气象".split()
]
_CHARACTERS = [chr(0x4E00 + 23 * place) for place in range(900)]
VOCABULARY = ["".join(random.Random(place).choices(_CHARACTERS, k=2 + place % 2)) for place in range(5000)]
WORDS = ["信息公开", "年报", "水务", "申请", "复议", "诉讼", "监督", "保障", "主动", "群众", "平台", "培训"]


def sentence(random_: random.Random) -> str:
    """Some 40 characters of invented prose."""
    parts = [VOCABULARY[int(5000 * random_.random() ** 2)] for _ in range(random_.randint(9, 18))]
    parts[random_.randrange(len(parts))] = random_.choice(WORDS)
    if random_.random() < 0.4:
        parts[random_.randrange(len(parts))] = f"{random_.randint(2, 999)}件"
    return "".join(parts[:5]) + "，" + "".join(parts[5:]) + "。"


def document(number: int, title: str, text: str, agency: str, year: int) -> Document:
    """A report published on a day of the year after."""
    url = f"https://www.example{number % 50}.gov.cn/zwgk/{number}.html"
    return Document(
        id=document_id(url_key(url)),
        url=url,
        portal="bench",
        column="年报",
        kind="annual_report",
        title=title,
        text=text,
        text_sha256=text_sha256(text),
        agency=agency,
        report_year=year,
        published_date=f"{year + 1}-{1 + number % 12:02}-{1 + number % 28:02}",
        fetched_at=AT,
    )


def generate(size: int, seed: int = 1) -> Iterator[tuple[Document, int | None]]:
    """``size`` documents, each with the number of the one it copies, None for an original."""
    random_ = random.Random(seed)
    template = [sentence(random_) for _ in range(25)]
    originals: list[tuple[int, list[str], str, str, int]] = []
    for number in range(size):
        dice = random_.random()
        agency = random_.choice(PLACES) + random_.choice(OFFICES)
        year = random_.randint(2010, 2024)
        if dice < 0.15 and originals:
            source, lines, title, agency, year = random_.choice(originals[-5000:])
            lines = list(lines)
            if dice < 0.05:
                lines.insert(0, "")
            elif dice < 0.10:
                for _ in range(random_.randint(1, 3)):
                    del lines[random_.randrange(len(lines))]
                lines.append("来源：本站")
            else:
                title = title.replace(str(year), str(year + 3))
            yield document(number, title, "\n".join(lines), agency, year), source
            continue
        if dice < 0.25:
            lines = [line if random_.random() < 0.95 else sentence(random_) for line in template]
            lines = [
                f"{year}年，{agency}共收到申请{random_.randint(1, 999)}件，公开{random_.randint(1, 9999)}条。",
                *lines,
            ]
        else:
            if dice < 0.35 and originals:
                *_, agency, year = random_.choice(originals[-5000:])
                year += dice < 0.30
            lines = [f"{year}年，{agency}的情况如下。", *(sentence(random_) for _ in range(random_.randint(12, 40)))]
        title = f"{agency}{year}年政府信息公开工作年度报告"
        if dice >= 0.25:
            originals.append((number, lines, title, agency, year))
        yield document(number, title, "\n".join(lines), agency, year), None


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds that ``work`` takes by the clock, and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def measure(size: int, folder: Path) -> dict[str, float]:
    """Milliseconds a document by step, search latency, recall and precision for a corpus of ``size``."""
    generated = list(generate(size))
    figures: dict[str, float] = {"characters": sum(len(d.text or "") for d, _ in generated) / size}
    with Store(folder / f"{size}.db") as store:
        portal = PortalFacts(name="bench", agency="示例", region="320100", family="trs")
        store.start_run("r1", portal, started_at=AT, settings={})
        batches = [[d for d, _ in generated[start : start + 100]] for start in range(0, size, 100)]
        steps: dict[str, Callable[[], object]] = {
            "store": lambda: [store.write("r1", batch) for batch in batches],
            "duplicates": lambda: find_duplicates(store),
            "index": lambda: index_words(store),
            "export": lambda: export(store, folder / "documents.jsonl"),
        }
        for step, work in steps.items():
            seconds = timed(work)
            figures |= {step: seconds[0] * 1000 / size, f"{step}_cpu": seconds[1] * 1000 / size}
        figures |= {"export_per_s": 1000 / figures["export"], "export_per_cpu_s": 1000 / figures["export_cpu"]}
        figures["nightly_ms"] = timed(lambda: (find_duplicates(store), index_words(store)))[0] * 1000
        named = [[name[:3], name[3:]] for name in (made.agency or "" for made, _ in generated[:40])]
        queries = [[word] for word in WORDS] + named + [["信息公开", "年报"]]
        times = [timed(partial(search, store, words, Selection())) for words in queries]
        for name, latencies in zip(("search_p95_ms", "search_p95_cpu"), zip(*times, strict=True), strict=True):
            figures[name] = sorted(latencies)[int(len(latencies) * 0.95)] * 1000
        figures.update(quality(store, generated))
    return figures


def export(store: Store, path: Path) -> None:
    """Write all documents to ``path`` as ``gkcrawl export`` does."""
    with replacing(path) as stream:
        write_jsonl(store.documents(nested=fragment), stream)


def quality(store: Store, generated: list[tuple[Document, int | None]]) -> dict[str, float]:
    """Recall of copies whose Jaccard is at least 0.85, and precision of the relations that mean a copy."""
    group: dict[str, str] = {}
    wanted = []
    for made, source in generated:
        original = generated[source][0] if source is not None else made
        group[made.id] = group.get(original.id, original.id)
        if source is not None:
            readings = [Reading.of(d.to_dict() | {"first_seen_at": AT}) for d in (made, original)]
            if (
                readings[0].alphanumeric == readings[1].alphanumeric
                or jaccard(*(r.shingles for r in readings)) >= COPY_JACCARD
            ):
                wanted.append(made.id)
    found = {
        row["id"]: row["kept"]
        for row in store.query(
            "SELECT id, json_extract(duplicates, '$.of') AS kept FROM documents"
            f" WHERE json_extract(duplicates, '$.relation') IN ({', '.join('?' * len(COPIES))})",
            sorted(COPIES),
        )
    }
    same = {id for id, kept in found.items() if group[id] == group[kept]}
    # The copy may be the one that is kept, and its original point to it.
    together = same | {found[id] for id in same}
    return {
        "copies": len(wanted),
        "recall": sum(id in together for id in wanted) / max(1, len(wanted)),
        "precision": len(same) / max(1, len(found)),
    }


def main() -> None:
    """Print a table, one column a size."""
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000]
    with tempfile.TemporaryDirectory() as folder:
        table = []
        for size in sizes:
            table.append(measure(size, Path(folder)))
            print(f"{size:,} documents: {table[-1]}", file=sys.stderr, flush=True)
    print(f"{'':<17}" + "".join(f"{size:>12,}" for size in sizes) + f"{'last/first':>12}")
    for name in table[0]:
        values = [figures[name] for figures in table]
        ratio = f"{values[-1] / values[0]:.2f}" if values[0] else ""
        print(f"{name:<17}" + "".join(f"{value:>12,.3f}" for value in values) + f"{ratio:>12}")


if __name__ == "__main__":
    main()
