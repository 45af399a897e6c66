"""What files state of themselves (gkcrawl/files/ofd/facts.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.ofd.facts import fill
from gkcrawl.files.ofd.reader import read
from gkcrawl.files.reading import FileLimits, FileReading
from tests.files.ofd.packages import NAMESPACE, packed, page, parts, text

FIELDS = ("title", "document_number", "issuer", "written_date")
STATED = ["关于做好防汛工作的通知", "青政发〔2024〕8号", "青禾县人民政府", "2024-03-18"]


def facts(reading: FileReading) -> list[str | None]:
    return [getattr(reading, field) for field in FIELDS]


def tagged(tags: str, content: str = "") -> FileReading:
    members = parts(page(content), more="<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>")
    members["Doc_0/Tags/CustomTags.xml"] = (
        f'<ofd:CustomTags {NAMESPACE}><ofd:CustomTag TypeID="公文"><ofd:FileLoc>T.xml</ofd:FileLoc></ofd:CustomTag>'
        "</ofd:CustomTags>"
    )
    members["Doc_0/Tags/T.xml"] = f"<公文 {NAMESPACE}>{tags}</公文>"
    return read(packed(members), FileLimits())


def test_tags_state_fields_in_words() -> None:
    tags = (
        "<版头><发文字号>青政发〔2024〕8号</发文字号></版头><主体><标题>关于做好防汛工作的通知</标题>"
        "<发文机关署名>青禾县人民政府</发文机关署名><成文日期>2024年3月18日</成文日期></主体>"
    )
    assert facts(tagged(tags)) == STATED


def test_tags_refer_to_objects_of_pages() -> None:
    content = (
        text("关于做好防汛工作", 30, 60, 'ID="11"')
        + text("的通知", 30, 70, 'ID="12"')
        + text("别的", 30, 80, 'ID="13"')
    )
    refs = "".join(f'<ofd:ObjectRef PageRef="0">{number}</ofd:ObjectRef>' for number in (11, 12, 99))
    assert tagged(f"<标题>{refs}</标题>", content).title == "关于做好防汛工作的通知"


def test_data_of_the_document_information_count_too() -> None:
    info = "".join(
        f'<ofd:CustomData Name="{name}">{value}</ofd:CustomData>'
        for name, value in zip(("标题", "发文字号", "发文机关", "成文日期"), STATED, strict=True)
    )
    body = packed(parts(page(""), info=f"<ofd:CustomDatas>{info}</ofd:CustomDatas>"))
    assert facts(read(body, FileLimits())) == STATED


@pytest.mark.parametrize(
    "stated",
    [
        [("标题", "一、总则"), ("标题", "二、分则")],
        [("发文字号", "无"), ("成文日期", "另行通知"), ("标题", "通知"), ("发文机关", "—")],
        [("native_producer", "maker"), ("正文", "各县人民政府")],
    ],
)
def test_headings_placeholders_and_other_names_state_nothing(stated: list[tuple[str, str]]) -> None:
    reading = FileReading(format="ofd")
    fill(reading, stated)
    assert facts(reading) == [None] * 4


def test_what_is_known_already_stays() -> None:
    reading = FileReading(format="ofd", title="已知的标题")
    fill(reading, [("标题", "关于做好防汛工作的通知")])
    assert reading.title == "已知的标题"
