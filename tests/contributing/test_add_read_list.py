"""The family that docs/add-a-family.md adds reads the page that nothing read before."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from click.testing import CliRunner

from gkcrawl.cli.main import main
from tests.contributing import ROOT, section

if TYPE_CHECKING:
    import pytest

    from tests.contributing import Copy

HEADING = "Read a list of its own"
ARGUMENTS = ("parse", "list", "output/lanhai.html", "--url", "https://www.lanhai.gov.cn/zwgk/tz/")


def test_a_list_is_read_from_nothing_to_green(project: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    assert f"gkcrawl {' '.join(ARGUMENTS)}\n" in section(HEADING)
    touched = project.follow(HEADING)
    said = re.search(r"```text\n(.*?)```", section(HEADING), re.DOTALL)
    with monkeypatch.context() as before:
        before.chdir(project.root)
        red = CliRunner().invoke(main, ARGUMENTS)
    assert said and (red.exit_code, red.stderr) == (1, said[1]), f"as {ROOT} reads it, without the family"

    project.check(*touched)
    project.test("tests/portals/families/test_lanhai.py", "tests/portals/test_detect.py")
    found = json.loads(project.gkcrawl(*ARGUMENTS))
    assert [entry["url"] for entry in found["entries"]] == [f"{ARGUMENTS[4]}{n}.html" for n in (7003, 7002)]
    assert found["pagination"]["next"]["url"] == f"{ARGUMENTS[4]}?lh=2"
    project.run("-c", "from gkcrawl.portals import LanhaiSpider")
    project.test("tests/test_docs.py", "-k", "families or anchors or links")
