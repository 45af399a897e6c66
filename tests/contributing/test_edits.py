"""Edits are read from CONTRIBUTING.md as its reader would make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import tests.contributing as contributing

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = """# Contributing

## Add a label

In `labels.csv`, below `source,1`:

```csv
source,2,转引自
```

Look at it:

```sh
make lint
```

1. In `labels.csv`, instead of `title,1` (the first row):

```csv
title,1,标题
title,2,题名
```

In `labels.csv`, above `field,`:

```csv
# labels
```

New file `new/test.py`:

```python
assert True
```

## Another

In `labels.csv`, below `nothing`:

```csv
```
"""


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> contributing.Copy:
    root = tmp_path / "here"
    root.mkdir()
    (root / "labels.csv").write_text("field,rank,label\ntitle,1,名称\nsource,1,来源\n", encoding="utf-8")
    (root / "CONTRIBUTING.md").write_text(GUIDE, encoding="utf-8")
    monkeypatch.setattr(contributing, "ROOT", root)
    monkeypatch.setattr(contributing, "GUIDES", (root / "CONTRIBUTING.md",))
    return contributing.Copy(tmp_path / "copy")


def test_a_section_is_followed(copy: contributing.Copy) -> None:
    assert copy.follow("Add a label") == ["labels.csv"] * 3 + ["new/test.py"]
    lines = (copy.root / "labels.csv").read_text(encoding="utf-8").splitlines()
    assert lines == ["# labels", "field,rank,label", "title,1,标题", "title,2,题名", "source,1,来源", "source,2,转引自"]
    assert (copy.root / "new" / "test.py").read_text(encoding="utf-8") == "assert True\n"


def test_an_edit_without_its_place_is_an_error(copy: contributing.Copy) -> None:
    with pytest.raises(AssertionError, match="0 lines with nothing"):
        copy.follow("Another")


def test_what_fails_in_the_copy_fails(copy: contributing.Copy) -> None:
    assert copy.run("-m", "this") != ""
    with pytest.raises(AssertionError, match="No module named"):
        copy.run("-m", "no_such_module")
