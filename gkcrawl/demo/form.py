"""Statistics tables of annual reports, 2019 and 2021 forms (docs/statistics.md), and tables of spanning cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
OUTCOMES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("（一）予以公开", (("granted", ""),)),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", (("partial", ""),)),
    (
        "（三）不予公开",
        (
            ("denied.state_secret", "1.属于国家秘密"),
            ("denied.law_forbidden", "2.其他法律行政法规禁止公开"),
            ("denied.security_stability", "3.危及“三安全一稳定”"),
            ("denied.third_party", "4.保护第三方合法权益"),
            ("denied.internal_affairs", "5.属于三类内部事务信息"),
            ("denied.process_info", "6.属于四类过程性信息"),
            ("denied.enforcement_file", "7.属于行政执法案卷"),
            ("denied.admin_query", "8.属于行政查询事项"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("unable.not_held", "1.本机关不掌握相关政府信息"),
            ("unable.need_creation", "2.没有现成信息需要另行制作"),
            ("unable.unclear_after_correction", "3.补正后申请内容仍不明确"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("unprocessed.petition", "1.信访举报投诉类申请"),
            ("unprocessed.repeat", "2.重复申请"),
            ("unprocessed.publication", "3.要求提供公开出版物"),
            ("unprocessed.excessive", "4.无正当理由大量反复申请"),
            ("unprocessed.confirm_reissue", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
)
OTHER_2021 = (
    ("other.no_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("other.fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other.other", "3.其他"),
)
DISPUTES, RESULTS = ("review", "direct", "after"), ("upheld", "corrected", "other", "pending", "total")
COLUMNS = ("natural", "business", "research", "welfare", "legal", "other", "total")
_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
_CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and how many columns and rows it covers."""

    text: str
    across: int = 1
    down: int = 1


@dataclass(slots=True)
class FormTable:
    """A table as rows of spanning cells."""

    rows: list[list[Cell]] = field(default_factory=list)
    runs: bool = False
    """Whether its markup cuts words and numbers by spans, as tables pasted from a word processor are."""

    def add(self, *cells: str | Cell | Sequence[str]) -> None:
        """Append a row; plain strings become cells of one field, sequences several."""
        row: list[Cell] = []
        for cell in cells:
            if isinstance(cell, Cell):
                row.append(cell)
            elif isinstance(cell, str):
                row.append(Cell(cell))
            else:
                row.extend(map(Cell, cell))
        self.rows.append(row)

    def placed(self) -> Iterator[tuple[int, int, Cell]]:
        """Every cell with the row and the column of its upper left field."""
        taken: set[tuple[int, int]] = set()
        for y, row in enumerate(self.rows):
            x = 0
            for cell in row:
                while (y, x) in taken:
                    x += 1
                yield y, x, cell
                taken |= {(y + down, x + across) for down in range(cell.down) for across in range(cell.across)}
                x += cell.across

    def fields(self) -> list[list[tuple[int, int, Cell]]]:
        """Rows of fields: the cell that covers each, with the row and the column where that begins."""
        width = sum(cell.across for cell in self.rows[0])
        covered = {
            (y + down, x + across): (y, x, cell)
            for y, x, cell in self.placed()
            for down in range(cell.down)
            for across in range(cell.across)
        }
        return [[covered[y, x] for x in range(width)] for y in range(len(self.rows))]

    def grid(self) -> list[list[str]]:
        """The table with every merged cell repeated in each field it covers."""
        return [[cell.text for _, _, cell in row] for row in self.fields()]

    def html(self) -> str:
        """Markup with the spans as attributes and a paragraph in every cell, as office software writes it."""
        lines = ['<table border="1" cellspacing="0" cellpadding="0" width="100%"><tbody>']
        for row in self.rows:
            lines.append(f"<tr>{''.join(_cell_html(cell, 1 if self.runs else 0) for cell in row)}</tr>")
        return "\n".join([*lines, "</tbody></table>"])


def _cell_html(cell: Cell, run: int) -> str:
    """Markup of ``cell``, with a span around each ``run`` characters unless that is 0."""
    spans = _span("colspan", cell.across) + _span("rowspan", cell.down)
    runs = [cell.text[start : start + run] for start in range(0, len(cell.text), run)] if run else []
    text = "".join(f"<span>{escape(part)}</span>" for part in runs) or escape(cell.text)
    return f"<td{spans}><p>{text}</p></td>"


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""


def proactive_rows(era: str) -> tuple[tuple[str, str, tuple[str, ...], tuple[tuple[str, str], ...]], ...]:
    """Blocks of table 二: item of article 20, printed heads, keys of the columns, and label and key of each row."""
    if era == "2021":
        made = ("issued", "repealed", "valid")
        decided = ("本年处理决定数量",)
        return (
            (
                "（一）",
                "本年制发件数 本年废止件数 现行有效件数",
                made,
                (("规章", "regulations"), ("行政规范性文件", "normative")),
            ),
            ("（五）", *decided, ("decisions",), (("行政许可", "license"),)),
            ("（六）", *decided, ("decisions",), (("行政处罚", "penalty"), ("行政强制", "coercion"))),
            ("（八）", "本年收费金额（单位：万元）", ("amount",), (("行政事业性收费", "fees"),)),
        )
    items, heads = ("items_prev", "items_delta"), "上一年项目数量 本年增/减"
    decisions = (*items, "decisions")
    published = ("new_made", "new_published", "public_total")
    return (
        (
            *("（一）", "本年新制作数量 本年新公开数量 对外公开总数量", published),
            (("规章", "regulations"), ("规范性文件", "normative")),
        ),
        (
            *("（五）", f"{heads} 处理决定数量", decisions),
            (("行政许可", "license"), ("其他对外管理服务事项", "other_services")),
        ),
        ("（六）", f"{heads} 处理决定数量", decisions, (("行政处罚", "penalty"), ("行政强制", "coercion"))),
        ("（八）", heads, items, (("行政事业性收费", "fees"),)),
        ("（九）", "采购项目数量 采购总金额", ("items", "amount"), (("政府集中采购", "procurement"),)),
    )


def proactive_table(era: str, cells: Mapping[tuple[str, str | None], str]) -> FormTable:
    """Table of section 二 with the printed ``cells`` by key and column."""
    table = FormTable()
    for article, heads, fields, labels in proactive_rows(era):
        table.add(Cell(f"第二十条第{article}项", across=4))
        last = 4 - len(fields)
        printed = [("信息内容", heads.split())]
        printed += [(label, [cells[f"t2.{name}.{field}", None] for field in fields]) for label, name in labels]
        for label, texts in printed:
            table.add(label, texts[:-1], Cell(texts[-1], across=last))
    return table


def request_table(era: str, cells: Mapping[tuple[str, str | None], str]) -> FormTable:
    """Table of section 三: 25 rows of seven numbers in the 2021 form, 23 in the 2019 form."""
    table = FormTable()
    table.add(Cell(_CORNER, across=3, down=3), Cell("申请人情况", across=7))
    table.add(Cell(APPLICANTS[0], down=2), Cell("法人或其他组织", across=5), Cell("总计", down=2))
    table.add(APPLICANTS[1:])

    def numbers(key: str) -> list[str]:
        return [cells[f"t3.{key}", applicant] for applicant in COLUMNS]

    table.add(Cell("一、本年新收政府信息公开申请数量", across=3), numbers("new_received"))
    table.add(Cell("二、上年结转政府信息公开申请数量", across=3), numbers("carried_in"))
    other = OTHER_2021 if era == "2021" else (("other.all", ""),)
    groups = (*OUTCOMES, ("（六）其他处理", other), ("（七）总计", (("total", ""),)))
    margin = [Cell("三、本年度办理结果", down=sum(len(rows) for _, rows in groups))]
    for label, rows in groups:
        head = [Cell(label, down=len(rows))] if rows[0][1] else [Cell(label, across=2)]
        for key, sublabel in rows:
            table.add(*margin, *head, *([sublabel] if sublabel else []), numbers(key))
            margin, head = [], []
    table.add(Cell("四、结转下年度继续办理", across=3), numbers("carried_out"))
    return table


def dispute_table(cells: Mapping[tuple[str, str | None], str]) -> FormTable:
    """Table of section 四: five numbers each for 行政复议, 直接起诉 and 复议后起诉, in one row."""
    table = FormTable()
    table.add(Cell("行政复议", across=5), Cell("行政诉讼", across=10))
    heads = [Cell(result, down=2) for result in _RESULTS]
    table.add(*heads, Cell("未经复议直接起诉", across=5), Cell("复议后起诉", across=5))
    table.add(_RESULTS + _RESULTS)
    table.add([cells[f"t4.{key}.{result}", None] for key in DISPUTES for result in RESULTS])
    return table
