import pytest

from gkcrawl.extract.fields.kind import kind_of


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("青禾县水务局2023年政府信息公开工作年度报告", "annual_report"),
        ("青禾县2019年度政府信息公开年报", "annual_report"),
        ("2010年度青禾县住建局政府信息公开工作报告", "annual_report"),
        ("关于做好2023年政府信息公开工作年度报告编制工作的通知", "notice"),
        ("一图读懂青禾县2023年政府信息公开工作年度报告", "interpretation"),
        ("青禾县水务局2012年政府信息公开工作总结", "work_summary"),
        ("政务公开工作情况汇报", "work_report"),
        ("青禾县政府信息公开指南", "guide"),
        ("2024年政务公开工作要点", "plan"),
        ("青禾县水资源管理办法", "system"),
        ("青禾县人民政府关于加快水网建设的意见", "policy"),
        ("李某到水务局调研", "other"),
    ],
)
def test_kind_by_title(title: str, kind: str) -> None:
    assert kind_of(title) == kind


def test_the_column_decides_where_the_title_is_silent() -> None:
    assert kind_of("青禾县水务局", "annual_report") == "annual_report"
    assert kind_of(None) == "other"
