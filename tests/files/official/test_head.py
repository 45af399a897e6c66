"""Heads of documents: where they end, who issues, what is left out."""

from gkcrawl.files.official.head import read_head

TO_TOWNS = "各镇人民政府："


def test_a_head_ends_with_those_who_are_addressed() -> None:
    head = read_head(["青禾县水利局文件", "青水〔2024〕3号", "关于防汛的通知", TO_TOWNS, "现通知如下。"])
    assert (head.end, head.title, head.number, head.issuers) == (
        3,
        "关于防汛的通知",
        "青水〔2024〕3号",
        ["青禾县水利局"],
    )


def test_what_stands_below_the_title_is_apart_from_what_stands_above() -> None:
    head = read_head(["青禾县防汛规划", "青禾县水利局", "2024年3月"])
    assert (head.issuers, head.below, head.date, head.end) == ([], ["青禾县水利局"], "2024-03", 3)


def test_an_agency_between_two_lines_of_a_title_is_a_part_of_it() -> None:
    head = read_head(["青禾县水利局关于转发", "青禾省水利厅", "关于防汛的通知的通知", TO_TOWNS])
    assert head.title == "青禾县水利局关于转发青禾省水利厅关于防汛的通知的通知"


def test_a_running_head_is_passed_over_where_the_layout_sets_the_title_apart() -> None:
    lines = ["青禾年鉴", "水库大坝", "正文内容。"]
    assert read_head(lines).title == "青禾年鉴水库大坝"
    assert read_head(lines, ["水库大坝"]).title == "水库大坝"


def test_a_decree_without_a_named_text_is_called_what_it_is() -> None:
    assert read_head(["青禾县人民政府令", "第3号", "现予公布。"]).title == "青禾县人民政府令"


def test_the_quotations_in_the_title_of_a_decree_become_its_own() -> None:
    lines = ["青禾县人民政府令", "第3号", "《关于废止〈青禾县防汛办法〉的决定》已经通过，现予公布。"]
    assert read_head(lines).title == "关于废止《青禾县防汛办法》的决定"


def test_a_head_that_cannot_be_read_is_no_title() -> None:
    head = read_head(["QHCR- 202401-", "青末具水刊局交件公", "青水〔2024〕3号", "关于防汛的通知", TO_TOWNS])
    assert (head.title, head.number) == ("关于防汛的通知", "青水〔2024〕3号")


def test_no_lines_have_no_head() -> None:
    assert read_head([]).title is None
