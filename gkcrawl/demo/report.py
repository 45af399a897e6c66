"""Demo annual reports (年度报告) whose numbers satisfy the form's identities (docs/reading.md#statistics)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.demo.body import Body, chinese_date
from gkcrawl.demo.form import OTHER_2021, OUTCOMES, dispute_table, proactive_table, request_table
from gkcrawl.demo.words import happens

if TYPE_CHECKING:
    from random import Random

    from gkcrawl.demo.corpus import Facts


_FIRST_FORM, _SECOND_FORM = 2019, 2021
"""Years from which on reports have the tables of the national form, as it was and as it was changed."""


def report(facts: Facts) -> Body:
    """The body of an annual report in the form of its year: 2021, 2019, or prose alone before that."""
    year = facts.report_year
    assert year is not None
    draw = facts.random("report")
    body = Body(signature=[facts.agency.name, chinese_date(facts.written)])
    name, published = facts.agency.name, draw.randint(40, 4800)
    body.blocks.append(
        f"本报告根据《中华人民共和国政府信息公开条例》的规定，由{name}编制。"
        f"报告中所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
    )
    if year < _FIRST_FORM:
        _narrative(body, draw, year, published)
        return body
    era = "2021" if year >= _SECOND_FORM else "2019"
    requests, disputes = _requests(draw, era), _disputes(draw)
    body.statistics = {f"t3.{key}": row for key, row in requests.items()}
    body.statistics |= {f"t4.{key}": row for key, row in disputes.items()}
    received, handled = requests["new_received"][6], requests["total"][6]
    body.blocks += [
        "一、总体情况",
        f"{year}年，我单位通过门户网站主动公开政府信息{published}条，回应公众关切{draw.randint(2, 60)}次。",
        f"（一）依申请公开。全年收到政府信息公开申请{received}件，办结{handled}件，"
        f"结转下年度继续办理{requests['carried_out'][6]}件。",
        f"（二）监督保障。全年举办培训{draw.randint(1, 6)}次，参加人员{draw.randint(20, 300)}人次。",
        "二、主动公开政府信息情况",
        proactive_table(era, _proactive(draw, era)),
        "三、收到和处理政府信息公开申请情况",
        request_table(era, requests),
        "四、政府信息公开行政复议、行政诉讼情况",
        dispute_table(disputes),
        "五、存在的主要问题及改进情况",
        "公开内容的针对性还不够强，部分栏目更新不够及时。下一步将健全信息审核和更新机制，做到应公开尽公开。",
        "六、其他需要报告的事项",
        draw.choice(("无其他需要报告的事项。", "本年度未收取信息处理费。")),
    ]
    return body


def _narrative(body: Body, draw: Random, year: int, published: int) -> None:
    by_counter, by_net = draw.randint(0, 9), draw.randint(0, 30)
    body.blocks += [
        "一、概述",
        f"{year}年，我单位认真贯彻落实政府信息公开工作要求，各项工作有序推进。",
        "二、主动公开政府信息情况",
        f"全年主动公开政府信息{published}条，其中通过政府网站公开{published - 12}条，通过其他方式公开12条。",
        "三、依申请公开政府信息情况",
        f"全年收到政府信息公开申请{by_counter + by_net}件，"
        f"其中当面申请{by_counter}件，网络申请{by_net}件，均已按期答复。",
        "四、行政复议、诉讼和申诉情况",
        "全年未发生因政府信息公开引起的行政复议、行政诉讼和申诉。",
        "五、主要问题和改进措施",
        "公开的深度和广度有待拓展，我们将进一步完善制度，加强队伍建设。",
    ]
    body.statistics = {"requests.received_total": [by_counter + by_net]}


def _requests(draw: Random, era: str) -> dict[str, list[int]]:
    """Rows of table 三 by key, each six applicants and their total (V1, V2 and V3 hold)."""
    other = [key for key, _ in OTHER_2021] if era == "2021" else ["other.all"]
    keys = [key for _, rows in OUTCOMES for key, _ in rows] + other
    rows = {key: [_rarely(draw, 9 if column in (0, 1) else 1) for column in range(6)] for key in keys}
    rows["granted"][0] += draw.randint(1, 40)
    rows["total"] = [sum(rows[key][column] for key in keys) for column in range(6)]
    # At most what was handled can come from the year before, so that the new ones never fall below 0.
    rows["carried_in"] = [draw.randint(0, min(4, handled)) for handled in rows["total"]]
    rows["carried_out"] = [_rarely(draw, 4) for _ in range(6)]
    rows["new_received"] = [
        handled + out - came
        for handled, out, came in zip(rows["total"], rows["carried_out"], rows["carried_in"], strict=True)
    ]
    for row in rows.values():
        row.append(sum(row))
    return rows


def _disputes(draw: Random) -> dict[str, list[int]]:
    """The three fives of table 四; the fifth of each is the sum of the four before it (V4 to V6)."""
    fours = {key: [_rarely(draw, 3) for _ in range(4)] for key in ("review", "direct", "after")}
    return {key: [*four, sum(four)] for key, four in fours.items()}


def _proactive(draw: Random, era: str) -> dict[str, list[str]]:
    def some(count: int, most: int) -> list[str]:
        return [str(draw.randint(0, most)) for _ in range(count)]

    fee = f"{draw.randint(0, 900)}.{draw.randint(1, 99):02d}"
    if era == "2021":
        return {
            "规章": ["0", "0", "0"],
            "行政规范性文件": some(3, 30),
            "行政许可": some(1, 9000),
            "行政处罚": some(1, 900),
            "行政强制": some(1, 60),
            "行政事业性收费": [fee],
        }
    return {
        "规章": ["0", "0", "0"],
        "规范性文件": some(3, 30),
        "行政许可": [*some(1, 90), str(draw.randint(-18, 20)), *some(1, 9000)],
        "其他对外管理服务事项": some(3, 90),
        "行政处罚": some(3, 300),
        "行政强制": some(3, 20),
        "行政事业性收费": [*some(1, 9), str(draw.randint(-3, 3))],
        "政府集中采购": [*some(1, 60), f"{fee}万元"],
    }


def _rarely(draw: Random, most: int) -> int:
    """Mostly 0, as the cells of these tables are."""
    return draw.randint(1, most) if happens(draw, 0.25) else 0
