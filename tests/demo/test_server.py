"""The demo portals over HTTP."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections import Counter
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import ALL_PORTALS, serving
from gkcrawl.errors import ConfigError


def test_serves_pages_forms_files_and_the_truth_about_them() -> None:
    with serving(Corpus(60)) as base:
        rows = [json.loads(line) for line in urlopen(f"{base}/truth.jsonl")]
        counts = Counter(row["portal"] for row in rows)
        assert counts.pop("demo_traps") < 60, "some documents cannot be found"
        assert counts.pop("demo_jpage_cipher") == 6, "only one group can be found"
        partly = ("demo_traps", "demo_jpage_cipher")
        assert counts == dict.fromkeys((portal.name for portal in ALL_PORTALS if portal.name not in partly), 60)
        assert len({row["url"] for row in rows}) == len(rows)
        sibling = base.replace("127.0.0.1", "localhost")
        assert all(row["url"].startswith((base, sibling)) for row in rows)
        assert urlopen(f"{base}/robots.txt").read().startswith(b"User-agent: *")
        form = urlencode({"columnid": "102", "unitid": "10256"}).encode()
        proxy = f"{base}/jpage/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=30&perpage=10"
        assert urlopen(proxy, form).read().count(b"<record>") == 30
        files = [file["url"] for row in rows if row["portal"] == "demo_jpage" for file in row["attachments"]]
        assert urlopen(files[0]).read().startswith(b"%PDF-")
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{base}/nowhere")


def test_the_same_seed_serves_the_same_bytes() -> None:
    def page(seed: int) -> bytes:
        with serving(Corpus(20, seed)) as base:
            body: bytes = urlopen(f"{base}/trs/xxgk/tzgg/").read()
            return body

    assert page(3) == page(3) != page(4)


def test_a_taken_port_is_a_configuration_error() -> None:
    with serving(Corpus(1)) as base:
        port = int(base.rpartition(":")[2])
        with (
            pytest.raises(ConfigError, match=rf"cannot listen on 127.0.0.1:{port}.*--port"),
            serving(Corpus(1), port=port),
        ):
            pass


def test_serve_prints_its_base_url_and_stops_on_interrupt() -> None:
    # Whoever runs the tests in the background may ignore SIGINT, and a new process inherits that.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from gkcrawl.cli.demo import demo; demo()"
    )
    command = [sys.executable, "-c", code, "serve", "--port", "0", "--documents", "10"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            base = process.stdout.readline().strip()
            assert b"createPageHTML(1, 0," in urlopen(f"{base}/trs/xxgk/tzgg/").read()
            process.send_signal(signal.SIGINT)
            assert process.communicate(timeout=20)[1].strip() == "stopped"
        finally:
            process.kill()
    assert process.returncode == 0
