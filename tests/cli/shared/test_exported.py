"""Files that verbs write (gkcrawl/cli/shared/exported.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from gkcrawl.cli.shared.exported import is_stdout, packing_of, writing
from gkcrawl.cli.shared.options import Failure
from gkcrawl.errors import ConfigError
from gkcrawl.export.formats import Packing


def test_a_name_says_how_it_is_written_if_its_folder_is_there(tmp_path: Path) -> None:
    assert packing_of(tmp_path / "a.csv.gz", None) == Packing("csv", "gz")
    assert packing_of(Path("-"), "csv") == Packing("csv", None)
    with pytest.raises(ConfigError, match="no folder"):
        packing_of(tmp_path / "none" / "a.csv", None)


def test_a_file_is_there_once_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with writing(path) as stream:
        stream.write(b"a")
        assert not path.exists()
    assert path.read_bytes() == b"a"


def test_what_cannot_be_written_is_a_failure(tmp_path: Path) -> None:
    def no_space() -> None:
        with writing(tmp_path / "a.csv"):
            raise OSError(28, "No space left on device")

    with pytest.raises(Failure, match=r"cannot write .*a\.csv: No space left on device"):
        no_space()


def test_a_dash_is_stdout(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with writing(Path("-")) as stream:
        stream.write(b"a\n")
    assert capfdbinary.readouterr().out == b"a\n"
    assert is_stdout(Path("-")) and not is_stdout(Path("a"))
