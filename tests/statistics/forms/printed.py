"""Tables of the forms with numbers of ours, as grids with merged cells repeated."""

from __future__ import annotations

from gkcrawl.statistics.keys import APPLICANTS, keys
from gkcrawl.statistics.model import Grid

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
HEAD = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
GROUPS = {
    "denied": "（三）不予公开",
    "unable": "（四）无法提供",
    "unprocessed": "（五）不予处理",
    "other": "（六）其他处理",
}
LEADS = {
    "t3.new_received": "一、",
    "t3.carried_in": "二、",
    "t3.granted": "（一）",
    "t3.partial": "（二）",
    "t3.total": "（七）",
    "t3.carried_out": "四、",
}
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def request_keys(era: str) -> list[str]:
    """Rows of table 三 in the form of ``era``."""
    return [name for name, key in keys().items() if name.startswith("t3.") and era in key.eras]


def requests(era: str = "2021", first: int = 100) -> Grid:
    """Table 三: cells count up from ``first``, so that each is another number."""
    rows = [[CORNER] * 3 + HEAD]
    for number, key in enumerate(request_keys(era)):
        group = GROUPS.get(key.split(".")[1])
        label = LEADS.get(key, "") + keys()[key].name
        labels = [label, label, label] if key in LEADS else ["三、本年度办理结果", group or label, label]
        start = first + number * len(APPLICANTS)
        rows.append([*labels, *map(str, range(start, start + len(APPLICANTS)))])
    return Grid(rows=rows, where="table 2")


def disclosure() -> Grid:
    """Table 二 of 2021."""
    rows = [
        ["第二十条第（一）项"] * 4,
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "1", "2", "3"],
        ["行政规范性文件", "4", "5", "6"],
        ["第二十条第（五）项"] * 4,
        ["信息内容", *["本年处理决定数量"] * 3],
        ["行政许可", *["7"] * 3],
        ["第二十条第（六）项"] * 4,
        ["信息内容", *["本年处理决定数量"] * 3],
        ["行政处罚", *["8"] * 3],
        ["行政强制", *["9"] * 3],
        ["第二十条第（八）项"] * 4,
        ["信息内容", *["本年收费金额（单位：万元）"] * 3],
        ["行政事业性收费", *["10.5"] * 3],
    ]
    return Grid(rows=rows, where="table 1")


def disclosure_2019() -> Grid:
    """Table 二 of 2019, with heads damaged as a line break leaves them."""
    rows = [
        ["第二十条第（一）项"] * 4,
        ["信息内容", "本年新", "本年新", "对外公开总数量"],
        ["规章", "1", "2", "3"],
        ["规范性文件", "4", "5", "6"],
        ["第二十条第（五）项"] * 4,
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政许可", "7", "-8", "9"],
        ["其他对外管理服务事项", "10", "11", "12"],
        ["第二十条第（六）项"] * 4,
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政处罚", "13", "14", "15"],
        ["行政强制", "16", "17", "18"],
        ["第二十条第（八）项"] * 4,
        ["信息内容", "上一年项目数量", "本年增/减", "本年增/减"],
        ["行政事业性收费", "19", "20", "20"],
        ["第二十条第（九）项"] * 4,
        ["信息内容", "采购项目数量", "采购总金额", "采购总金额"],
        ["政府集中采购", "21", "22.5元", "22.5元"],
    ]
    return Grid(rows=rows, where="table 1")


def review() -> Grid:
    """Table 四: numbers from 1 to 15."""
    rows = [
        ["行政复议"] * 5 + ["行政诉讼"] * 10,
        RESULTS + ["未经复议直接起诉"] * 5 + ["复议后起诉"] * 5,
        RESULTS * 3,
        list(map(str, range(1, 16))),
    ]
    return Grid(rows=rows, where="table 3")
