from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contributing import Copy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Copy:
    """A copy of the project for one test."""
    return Copy(tmp_path / "project")
