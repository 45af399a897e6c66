"""Body of a demo notice: addressees, numbered measures, signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.demo import words
from gkcrawl.demo.body import Body, chinese_date
from gkcrawl.demo.words import happens
from gkcrawl.numerals import DIGITS

if TYPE_CHECKING:
    from gkcrawl.demo.corpus import Facts


def notice(facts: Facts) -> Body:
    """The body of a notice; a third of them come with files."""
    draw = facts.random("notice")

    def fill(template: str) -> str:
        return template.format(
            verb=facts.verb,
            matter=facts.matter[0],
            office=facts.agency.name,
            season=words.SEASONS[facts.written.month % 12 // 3],
            few=draw.randint(2, 4),
            many=draw.randint(5, 96),
            days=draw.choice((5, 7, 10, 15, 20)),
            month=draw.randint(1, 12),
            day=draw.randint(1, 28),
        )

    body = Body()
    body.blocks.append(
        draw.choice(("各乡镇人民政府，各有关单位：", "机关各科室、局属各单位：", "各街道办事处，县直有关部门："))
    )
    body.blocks.append(fill(draw.choice(words.OPENINGS)))
    for numeral, heading in zip(DIGITS, draw.sample(words.HEADINGS, draw.randint(3, 5)), strict=False):
        sentences = "。".join(map(fill, draw.sample(words.SENTENCES, draw.randint(2, 4))))
        body.blocks += [f"{numeral}、{heading}", f"{sentences}。"]
    body.blocks.append(draw.choice(words.CLOSINGS))
    if happens(draw, 0.5):
        person = draw.choice(words.SURNAMES) + draw.choice(words.GIVEN)
        body.blocks.append(f"联系人：{person}，联系电话：0000-{draw.randint(2000000, 8999999)}")
    if happens(draw, 0.35):
        names = [f"{facts.matter[0]}任务分工表.pdf", f"{facts.matter[0]}情况报送表.docx"]
        body.attachments = names[: draw.randint(1, 2)]
        body.blocks += [f"{'附件：' if n == 1 else ''}{n}.{name}" for n, name in enumerate(body.attachments, 1)]
    body.signature = [facts.agency.name, chinese_date(facts.written)]
    return body
