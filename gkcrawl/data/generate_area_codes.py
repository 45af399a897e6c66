"""Makes area_codes.csv of this folder; run by hand when the plan of numbers changes (README.md here says how).

``python gkcrawl/data/generate_area_codes.py PHONENUMBERS.whl``: the wheel as ``pip download --no-deps phonenumbers``
leaves it. Nothing of it is imported: its tables are Python literals, read as text.
"""

from __future__ import annotations

import csv
import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from gkcrawl.extract.agency.divisions import by_code
from gkcrawl.extract.agency.name import read_place

if TYPE_CHECKING:
    from collections.abc import Iterator

# '86816':{'en': 'Mianyang, Sichuan', 'zh': u('…')}: country, area code, names. Seven digits and more are exchanges.
_ROW = re.compile(r"'86(10|[2-9]\d{1,2})':\{.*?'zh': u\('(.*?)'\)\}")


def names(wheel: Path) -> Iterator[tuple[str, list[str]]]:
    """Area code with its 0 (two or three digits stand for all codes that begin so) and the names of its cities."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"phonenumbers/geodata/data\d+\.py", name):
                for code, text in _ROW.findall(archive.read(name).decode("ascii")):
                    yield f"0{code}", text.encode("ascii").decode("unicode_escape").split("、")


def cities(listed: list[str]) -> set[str]:
    """Codes of the cities that the names lie in; a name that no division has is left out."""
    found = [read_place(name, None)[1] for name in listed]
    inner = {divisions[0].code for divisions in found if len(divisions) == 1}
    # Cities that a province administers itself (429004) lie in no other.
    return {code if code.endswith("0000") or not by_code(f"{code[:4]}00") else f"{code[:4]}00" for code in inner}


def main(wheel: Path) -> None:
    """Write the table from the wheel."""
    rows = sorted((code, " ".join(sorted(cities(listed)))) for code, listed in names(wheel))
    with (Path(__file__).parent / "area_codes.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows([("area_code", "codes"), *rows])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
