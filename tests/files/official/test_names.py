"""Agencies side by side, one by one."""

import pytest

from gkcrawl.files.official.names import agencies, issuer_in_title


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("青禾县水利局", ["青禾县水利局"]),
        ("青 禾 县 水 利 局", ["青禾县水利局"]),
        ("青禾县水利局（盖章）", ["青禾县水利局"]),
        ("青禾县水利局、青禾县财政局", ["青禾县水利局", "青禾县财政局"]),
        ("青禾县水利局和青禾县财政局", ["青禾县水利局", "青禾县财政局"]),
        ("青禾县文化和旅游局", ["青禾县文化和旅游局"]),
        ("县长 李明", []),
        ("各镇人民政府，县直各部门。", []),
        ("", []),
    ],
)
def test_a_line_of_agencies(line: str, names: list[str]) -> None:
    assert agencies(line) == names


def test_the_issuer_opens_a_title() -> None:
    assert issuer_in_title("青禾县水利局关于防汛的通知") == ["青禾县水利局"]
    assert issuer_in_title("《青禾县水利局关于防汛的通知》解读") == []
    assert issuer_in_title(None) == []
