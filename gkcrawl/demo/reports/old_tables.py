"""Tables of demo annual reports before 2019: the national one (国办发〔2014〕32号) and those of provinces before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.demo.form import FormTable
from gkcrawl.demo.reports.cells import Cells, Printed
from gkcrawl.demo.reports.numbers import rarely

if TYPE_CHECKING:
    from random import Random

_O, _R = "requests.outcome", "requests.outcome.refused_by_reason"
# Printed label, unit, key of the cell; a row without unit is a heading, one without key counts what no key is about.
NATIONAL: tuple[tuple[str, str, str | None], ...] = (
    ("一、主动公开情况", "——", None),
    ("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "proactive.year_total"),
    ("其中：主动公开规范性文件数", "条", "proactive.normative_published"),
    ("制发规范性文件总数", "件", "proactive.normative_issued"),
    ("（二）通过不同渠道和方式公开政府信息的情况", "——", None),
    ("1.政府公报公开政府信息数", "条", "proactive.gazette"),
    ("2.政府网站公开政府信息数", "条", "proactive.site_total"),
    ("3.政务微博公开政府信息数", "条", "proactive.microblog"),
    ("4.政务微信公开政府信息数", "条", "proactive.wechat"),
    ("5.其他方式公开政府信息数", "条", "proactive.other"),
    ("二、回应解读情况", "——", None),
    ("（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次", "interpretation.responses"),
    ("（二）通过不同渠道和方式回应解读的情况", "——", None),
    ("1.参加或举办新闻发布会总次数", "次", "interpretation.news_conferences"),
    ("2.政府网站在线访谈次数", "次", "interpretation.interviews"),
    ("3.政策解读稿件发布数", "篇", "interpretation.articles"),
    ("4.微博微信回应事件数", "次", "interpretation.microblog_responses"),
    ("5.其他方式回应事件数", "次", "interpretation.other_responses"),
    ("三、依申请公开情况", "——", None),
    ("（一）收到申请数", "件", "requests.received_total"),
    ("1.当面申请数", "件", "requests.received_by_channel.in_person"),
    ("2.传真申请数", "件", "requests.received_by_channel.fax"),
    ("3.网络申请数", "件", "requests.received_by_channel.online"),
    ("4.信函申请数", "件", "requests.received_by_channel.letter"),
    ("（二）申请办结数", "件", "requests.completed"),
    ("1.按时办结数", "件", "requests.completed_on_time"),
    ("2.延期办结数", "件", "requests.completed_extended"),
    ("（三）申请答复数", "件", "requests.answered"),
    ("1.属于已主动公开范围数", "件", f"{_O}.already_public"),
    ("2.同意公开答复数", "件", f"{_O}.granted"),
    ("3.同意部分公开答复数", "件", f"{_O}.partial"),
    ("4.不同意公开答复数", "件", f"{_O}.refused"),
    ("其中：涉及国家秘密", "件", f"{_R}.state_secret"),
    ("涉及商业秘密", "件", f"{_R}.trade_secret"),
    ("涉及个人隐私", "件", f"{_R}.privacy"),
    ("危及国家安全、公共安全、经济安全和社会稳定", "件", f"{_R}.security_stability"),
    ("不是《条例》所指政府信息", "件", f"{_R}.not_gov_info"),
    ("法律法规规定的其他情形", "件", f"{_R}.other"),
    ("5.不属于本行政机关公开数", "件", f"{_O}.not_this_agency"),
    ("6.申请信息不存在数", "件", f"{_O}.not_exist"),
    ("7.告知作出更改补充数", "件", f"{_O}.unclear"),
    ("8.告知通过其他途径办理数", "件", f"{_O}.other_route"),
    ("四、行政复议数量", "件", "review.total"),
    ("（一）维持具体行政行为数", "件", "review.upheld"),
    ("（二）被依法纠错数", "件", "review.corrected"),
    ("（三）其他情形数", "件", "review.other"),
    ("五、行政诉讼数量", "件", "litigation.total"),
    ("（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "litigation.upheld"),
    ("（二）被依法纠错数", "件", "litigation.corrected"),
    ("（三）其他情形数", "件", "litigation.other"),
    ("六、举报投诉数量", "件", "complaint.total"),
    ("七、依申请公开信息收取的费用", "万元", "fees.charged"),
    ("八、机构建设和保障经费情况", "——", None),
    ("（一）政府信息公开工作专门机构数", "个", "org.special_units"),
    ("（二）设置政府信息公开查阅点数", "个", "org.reading_points"),
    ("（三）从事政府信息公开工作人员数", "人", "staff.total"),
    ("1.专职人员数", "人", "staff.full_time"),
    ("2.兼职人员数", "人", "staff.part_time"),
    ("（四）政府信息公开专项经费", "万元", "org.funds"),
    ("九、政府信息公开会议和培训情况", "——", None),
    ("（一）召开政府信息公开工作会议或专题会议数", "次", "training.meetings"),
    ("（二）举办各类培训班数", "次", "training.sessions"),
    ("（三）接受培训人员数", "人次", "training.attendees"),
)
# As provinces had it before: this year beside all years, which has a key only for what was disclosed.
LOCAL: tuple[tuple[str, str, str], ...] = (
    ("主动公开信息数", "条", "proactive.year_total"),
    ("其中：1.政府网站公开数", "条", "proactive.site_total"),
    ("2.政府公报公开数", "条", "proactive.gazette"),
    ("受理依申请公开信息总数", "件", "requests.received_total"),
    ("其中：1.当面申请数", "件", "requests.received_by_channel.in_person"),
    ("2.传真申请数", "件", "requests.received_by_channel.fax"),
    ("3.电子邮件申请数", "件", "requests.received_by_channel.email"),
    ("4.网上申请数", "件", "requests.received_by_channel.online"),
    ("5.信函申请数", "件", "requests.received_by_channel.letter"),
    ("6.其它形式申请数", "件", "requests.received_by_channel.other"),
    ("对申请的答复总数", "件", "requests.answered"),
    ("其中：1.同意公开答复数", "件", f"{_O}.granted"),
    ("2.同意部分公开答复数", "件", f"{_O}.partial"),
    ("3.否决公开答复数", "件", f"{_O}.refused"),
    ("行政复议数", "件", "review.total"),
    ("行政诉讼数", "件", "litigation.total"),
    ("行政申诉数", "件", "complaint.total"),
)
# Sums of both tables: the key and the beginning of those whose sum it is.
_SUMS = (
    (f"{_O}.refused", f"{_R}."),
    ("requests.received_total", "requests.received_by_channel."),
    ("requests.completed", "requests.completed_"),
    ("requests.answered", f"{_O}."),
    ("review.total", "review."),
    ("litigation.total", "litigation."),
    ("staff.total", "staff."),
)


def national_table(draw: Random) -> tuple[FormTable, Printed]:
    """The table of 2014 to 2018 (指标, 单位, 统计数), and its cells."""
    counts = _counts(draw, [key for _, _, key in NATIONAL if key])
    counts |= {"fees.charged": 0, "org.funds": draw.randint(1, 30)}
    table = FormTable()
    table.add("统计指标", "单位", "统计数")
    for label, unit, key in NATIONAL:
        table.add(label, unit, str(counts[key]) if key else "——")
    cells: Cells = {(key, None): str(number) for key, number in counts.items()}
    return table, Printed("2014", cells)


def local_table(draw: Random, year: int) -> tuple[FormTable, Printed]:
    """The table of a province before 2014 for ``year`` and all years, and its cells."""
    counts = _counts(draw, [key for _, _, key in LOCAL])
    table = FormTable()
    table.add("指标名称", "计量单位", f"{year}年度", "历年累计")
    cells: Cells = {(key, None): str(number) for key, number in counts.items()}
    for label, unit, key in LOCAL:
        all_years = counts[key] + draw.randint(1, 900)
        table.add(label, unit, str(counts[key]), str(all_years))
        if key == "proactive.year_total":
            cells["proactive.cumulative_total", None] = str(all_years)
    return table, Printed("narrative", cells)


def _counts(draw: Random, keys: list[str]) -> dict[str, int]:
    """A count a key; the sums are right."""
    counts = {key: rarely(draw, 9) for key in keys}
    counts |= {key: draw.randint(1, 400) for key in keys if key.startswith("proactive.")}
    for total, beginning in _SUMS:
        parts = [key for key in keys if key.startswith(beginning) and key not in (total, f"{beginning}total")]
        parts = [key for key in parts if not key.startswith(f"{_R}.") or beginning == f"{_R}."]
        if parts:
            counts[total] = sum(counts[key] for key in parts)
    return counts
