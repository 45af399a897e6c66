"""Demo annual reports (年度报告): the form of their year, or another, with typical slips (docs/statistics.md)."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from gkcrawl.demo.body import Body, chinese_date
from gkcrawl.demo.form import dispute_table, proactive_table, request_table
from gkcrawl.demo.reports.cells import Printed, without_zeros
from gkcrawl.demo.reports.numbers import carried, form_cells
from gkcrawl.demo.reports.old_tables import local_table, national_table
from gkcrawl.demo.reports.prose import narrative

if TYPE_CHECKING:
    from gkcrawl.demo.corpus import Facts


_FIRST_FORM, _SECOND_FORM = 2019, 2021
"""Years from which on reports have the tables of the national form, as it was and as it was changed."""
_NATIONAL_TABLE = 2014
"""Year from which on reports before the forms have the national table of indicators."""
INSTEAD_OF_ZEROS = {"blank": "", "slash": "/"}
"""What an office prints that counts nothing, by the slip."""


def report(facts: Facts, slip: str | None = None) -> Body:
    """The body of an annual report in the form of its year.

    A ``slip`` changes what is printed: ``blank`` and ``slash`` in place of zeros, a total that ``fails``, the
    ``older`` form, ``prose`` without tables, a ``local`` table, a ``series`` that carries in another number than the
    year before carried out; all others are of how it is laid out.
    """
    year = facts.report_year
    assert year is not None
    body = Body(signature=[facts.agency.name, chinese_date(facts.written)])
    body.blocks.append(
        f"本报告根据《中华人民共和国政府信息公开条例》的规定，由{facts.agency.name}编制。"
        f"报告中所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
    )
    if year < _FIRST_FORM:
        _early(body, facts, year, slip)
    else:
        _late(body, facts, "2021" if year >= _SECOND_FORM and slip != "older" else "2019", slip)
    return body


def carried_out(facts: Facts, year: int) -> list[int]:
    """Requests by applicant that the agency carries out of ``year``: the next year's report has them as carried in."""
    return carried(Random(f"{facts.portal}/{facts.agency.name}/{year}"))


def _late(body: Body, facts: Facts, era: str, slip: str | None) -> None:
    year, draw = facts.report_year, facts.random("report")
    assert year is not None
    before = year - 1 if slip != "series" else 0  # of no year: another than the report before carries out
    cells = form_cells(draw, era, carried_out(facts, before), carried_out(facts, year))
    said = {
        "proactive.year_total": draw.randint(40, 4800),
        "requests.received_total": int(cells["t3.new_received", "total"]),
        "requests.completed": int(cells["t3.total", "total"]),
        "requests.carried_out": int(cells["t3.carried_out", "total"]),
        "training.sessions": draw.randint(1, 6),
        "training.attendees": draw.randint(20, 300),
    }
    if slip == "fails":
        cells["t3.granted", "total"] = str(int(cells["t3.granted", "total"]) + 1)
    cells = without_zeros(cells, INSTEAD_OF_ZEROS[slip]) if slip in INSTEAD_OF_ZEROS else cells
    tables = [] if slip == "prose" else [proactive_table(era, cells), request_table(era, cells), dispute_table(cells)]
    for table in tables:
        table.runs = slip == "runs"
    body.printed = Printed(era if tables else None, cells if tables else {}, said)
    body.blocks += [
        "一、总体情况",
        f"{year}年，我单位主动公开政府信息{said['proactive.year_total']}条。",
        f"（一）依申请公开。全年收到政府信息公开申请{said['requests.received_total']}件，"
        f"办结{said['requests.completed']}件，结转下年度继续办理{said['requests.carried_out']}件。",
        f"（二）监督保障。全年举办培训班{said['training.sessions']}次，接受培训人员{said['training.attendees']}人次。",
        "二、主动公开政府信息情况",
        *tables[:1],
        "三、收到和处理政府信息公开申请情况",
        *tables[1:2],
        "四、政府信息公开行政复议、行政诉讼情况",
        *tables[2:],
        "五、存在的主要问题及改进情况",
        "公开内容的针对性还不够强，部分栏目更新不够及时。下一步将健全信息审核和更新机制，做到应公开尽公开。",
        "六、其他需要报告的事项",
        "无其他需要报告的事项。",
    ]


def _early(body: Body, facts: Facts, year: int, slip: str | None) -> None:
    draw = facts.random("report")
    table = None
    body.blocks += ["一、概述", f"{year}年，我单位认真贯彻落实政府信息公开工作要求，各项工作有序推进。"]
    if slip == "local":
        table, body.printed = local_table(draw, year)
    elif year >= _NATIONAL_TABLE and slip != "prose":
        table, body.printed = national_table(draw)
    if table is not None:
        table.runs = slip == "runs"
        body.blocks += [
            "二、政府信息公开情况",
            "有关数据详见附表。",
            "三、主要问题和改进措施",
            _PROBLEMS,
            "附表：",
            table,
        ]
        return
    disclosure, requests, disputes, said = narrative(draw, year, facts.number)
    body.printed = Printed("narrative", {}, said)
    body.blocks += [
        *("二、主动公开政府信息情况", *disclosure),
        *("三、依申请公开政府信息情况", *requests),
        *("四、行政复议、诉讼和申诉情况", *disputes),
        *("五、主要问题和改进措施", _PROBLEMS),
    ]


_PROBLEMS = "公开的深度和广度有待拓展，我们将进一步完善制度，加强队伍建设。"
