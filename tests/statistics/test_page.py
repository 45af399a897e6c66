"""The tables in docs/statistics.md are those of gkcrawl/data (`make docs` writes them)."""

from __future__ import annotations

from gkcrawl.data import rows
from gkcrawl.statistics.crosswalk import bridges
from gkcrawl.statistics.keys import keys
from tests.generated import ROOT, hold

PAGE = ROOT / "docs" / "statistics.md"


def table(*lines: tuple[str, ...]) -> str:
    head, *others = (f"| {' | '.join(line)} |" for line in lines)
    return "\n".join([head, "|" + "---|" * len(lines[0]), *others])


def tables() -> dict[str, str]:
    """What stands in the page between the comment of each name and the next end."""
    names = {key: one.name for key, one in keys().items()}
    series = [(f"`{old}`", f"`{new}` (`total`)", names[old]) for old, new in bridges().items()]
    checks = [
        (row["id"], row["name"], "soft" if row["soft"] else "", row["meaning"]) for row in rows("statistics_checks")
    ]
    flags = [(f"`{row['flag']}`", row["meaning"]) for row in rows("statistics_flags")]
    listed = [
        (f"`{key.key}`", key.name, key.unit or "as printed", "by applicant" if key.columns else "", " ".join(key.eras))
        for key in keys().values()
    ]
    return {
        "crosswalk": table(("before 2019", "since 2019", "name"), *series),
        "checks": table(("check", "name", "", "meaning"), *checks),
        "flags": table(("flag", "meaning"), *flags),
        "keys": table(("key", "name", "unit", "columns", "eras"), *listed),
    }


def test_the_page_has_the_tables_of_the_program() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name, made in tables().items():
        begin, end = f"<!-- {name} -->\n", "<!-- end -->"
        before, _, after = page.partition(begin)
        page = f"{before}{begin}{made}\n{end}{after.partition(end)[2]}"
    hold(PAGE, page)
