"""Counts that sentences of reports state: sentences invented after the manner of reports of all years."""

from __future__ import annotations

import pytest

from gkcrawl.statistics.sentences.prose import phrases, read_prose

R, V, L, C = "requests.received_total", "review.total", "litigation.total", "complaint.total"
YEAR, ALL, SITE = "proactive.year_total", "proactive.cumulative_total", "proactive.site_total"
OUT, BY, KIND = "requests.outcome.", "requests.received_by_channel.", "proactive.breakdown."
FEES, WAIVED = "fees.charged", "fees.waived"

SENTENCES: list[tuple[str, dict[str, float]]] = [
    ("自条例施行以来,我局累计主动公开政府信息5120条,2011年度主动公开政府信息734条。", {ALL: 5120, YEAR: 734}),
    ("累计主动公开政府信息412条。", {YEAR: 412}),
    ("2016年,我镇累计主动公开政府信息318条。", {YEAR: 318}),
    ("全年累计主动公开政府信息200余条。", {YEAR: 200}),
    ("共主动公开政府信息60多条。", {YEAR: 60}),
    ("到年底累计主动公开政府信息8411条,本年度新增主动公开政府信息932条。", {ALL: 8411, YEAR: 932}),
    ("2014年度共主动公开政府信息401条。其中,政务动态类信息100条,占24.94%;通知公告类信息301条,占75.06%。", {YEAR: 401, KIND + "政务动态": 100, KIND + "通知公告": 301}),
    ("我委主动公开政府信息共77条。", {YEAR: 77}),
    ("通过门户网站公开各类信息58条。", {SITE: 58}),
    ("2010年度共公开信息41条,更新3条。", {YEAR: 41, "proactive.updated": 3}),
    ("公开政务信息3918。", {YEAR: 3918}),
    ("主动公开信息19条,收到依申请公开请求4件,按时办结3件。", {YEAR: 19, R: 4, "requests.completed_on_time": 3}),
    ("全年我局主动公开信息33条。全年收到依申请公开信息6条,答复率100%。", {YEAR: 33, R: 6}),
    ("街道办事处共收到5份政府信息公开申请,均为自然人申请。", {R: 5}),
    ("予以公开3件,部分公开1件,不予公开2件。", {}),
    ("共收到申请公开政府信息6件,予以公开3件,部分公开1件,不予公开2件。", {R: 6, OUT + "granted": 3, OUT + "partial": 1, OUT + "refused": 2}),
    ("我办受理依申请信息17条。", {R: 17}),
    ("共受理政府信息公开申请310件,答复298件。", {R: 310, "requests.answered": 298}),
    ("共收到政府信息依申请公开820件。其中,通过网络申请700件,占85.37%;通过信函申请100件;当面申请20件。", {R: 820, BY + "online": 700, BY + "letter": 100, BY + "in_person": 20}),
    ("全年共收到依申请公开9件(其中信件申请6件,网络申请3件),已办结8件,1件结转下年办理。", {R: 9, BY + "letter": 6, BY + "online": 3, "requests.completed": 8, "requests.carried_out": 1}),
    ("因政府信息公开引起的行政复议案件4件,已审结。行政诉讼案件2件,目前案件正在审理中。", {V: 4, L: 2}),
    ("全年共收到在线申请7件,纸质申请2件。", {R: 9, BY + "online": 7, BY + "letter": 2}),
    ("全年共收到政府信息公开申请31件,均在法定时限内完成答复,答复率100%。", {R: 31}),
    ("发生涉及政府信息公开的行政诉讼案件3件,被纠错1件。", {L: 3, "litigation.corrected": 1}),
    ("行政复议案0件,无诉讼、申诉情况。", {V: 0, L: 0, C: 0}),
    ("截至2012年末我局未收到任何形式公开申请,没有发生政务信息公开的行政复议和诉讼案件。", {R: 0, V: 0, L: 0}),
    ("目前没有收到政府信息公开申请。", {R: 0}),
    ("本单位尚未收到依申请公开政府信息的要求。", {R: 0}),
    ("我乡未收到和处理政府信息公开申请,零报告。", {R: 0}),
    ("没有接到群众主动要求公开政府信息的申请。", {R: 0}),
    ("我社区未接到群众要求公开的信息。", {R: 0}),
    ("受理依申请公开0件、办结0件。", {R: 0, "requests.completed": 0}),
    ("全年未收到依申请公开来信,无意见投诉情况。", {R: 0, C: 0}),
    ("未发生针对本机关有关政府信息公开事务的行政复议案、行政诉讼案和有关的申诉案。", {V: 0, L: 0, C: 0}),
    ("受理依申请公开政府信息0件,没有因政府信息公开引起的行政复议和行政诉讼事件。", {R: 0, V: 0, L: 0}),
    ("没有向依申请公开对象收取复印、邮寄等任何费用,也无减免情况。", {FEES: 0, WAIVED: 0}),
    ("接受公民、法人咨询1530人次。", {"consultation.total": 1530}),
    ("全市实际收取信息处理费共计260元。", {FEES: 260}),
    ("全年共收取信息处理费0.3万元。", {FEES: 3000}),
    ("市政府网站主动公开各类政府信息1.2万余条,制作政策解读35个,召开新闻发布会9场。", {SITE: 12000, "interpretation.articles": 35, "interpretation.news_conferences": 9}),
    ("全年收到政府信息公开申请二十三件,其中公民申请二十件,法人申请三件。", {R: 23, "requests.received_by_applicant.citizen": 20, "requests.received_by_applicant.legal_person": 3}),
    ("本年度收到政府信息公开申请12件,上年结转2件,办结13件,结转下年度继续办理1件。", {R: 12, "requests.carried_in": 2, "requests.completed": 13, "requests.carried_out": 1}),
    ("行政复议、行政诉讼均未发生。", {V: 0, L: 0}),
    ("2020年,行政复议5件,其中结果维持3件,结果纠正1件,尚未审结1件。", {V: 5, "review.upheld": 3, "review.corrected": 1, "review.pending": 1}),
    ("全年受理网络问政95件,办结95件。", {}),
    ("共受理行政审批事项430件,全部按时办结。", {}),
    ("办理人大建议12件、政协提案20件。", {}),
    ("受理群众投诉41件,办结率98%。", {}),
    ("12345热线共受理来电2310件,答复2300件。", {}),
    ("联系电话0312-5551234,邮编071000。", {}),
    ("根据国令第711号第20条规定,在20个工作日内公开。", {}),
    ("比上年增加35条,同比增长12%。", {}),
    ("在媒体刊登信息120条次。", {}),
    ("2018年1月1日至12月31日。", {}),
    ("全年举办政府信息公开培训班3次,接受培训人员150人次。", {"training.sessions": 3, "training.attendees": 150}),
    ("配备专职工作人员2名,兼职工作人员15名。", {"staff.full_time": 2, "staff.part_time": 15}),
    ("设立政府信息公开查阅点6个。", {"org.reading_points": 6}),
    ("开展在线访谈8期,发布政策解读44篇。", {"interpretation.interviews": 8, "interpretation.articles": 44}),
    ("2021年,我区无收取信息处理费情况。", {FEES: 0}),
    ("本年度未收取任何费用。", {FEES: 0}),
    ("通过政务微信公众号发布信息260条,通过政务微博发布信息90条。", {"proactive.wechat": 260, "proactive.microblog": 90}),
    ("收到政府信息公开申请10件,同意公开6件,部分公开1件,信息不存在2件,不属于本行政机关公开1件。", {R: 10, OUT + "granted": 6, OUT + "partial": 1, OUT + "not_exist": 2, OUT + "not_this_agency": 1}),
    ("全年收到申请公开的事项3件。其中,1件属于已主动公开的信息,1件不属于政府信息公开的范畴,1件要求申请人补正。", {R: 3, OUT + "already_public": 1, OUT + "not_gov_info": 1, OUT + "unclear": 1}),
    ("2013年,全县各级行政机关共受理依申请公开政府信息1,204件,其中当面申请1,100件,网上申请104件。", {R: 1204, BY + "in_person": 1100, BY + "online": 104}),
    ("全年未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。", {V: 0, L: 0}),
    ("没有公民、法人和其他组织向我局提出政府信息公开申请。", {R: 0}),
    ("三、依申请公开情况\n全年没有收到过相关申请。\n四、复议情况\n全年没有发生相关情况。", {R: 0, V: 0}),
    ("本年度,我局共收到公民申请政府信息公开事项8件,全部予以答复。", {R: 8}),
    ("主动公开规范性文件16件,制定规范性文件20件。", {"proactive.normative_published": 16, "proactive.normative_issued": 20}),
    ("制发公文510件,主动公开480件,主动公开率为94.1%。", {}),
    ("共受理政府信息公开申请90件,答复88件…同意公开或部分公开共41件。", {R: 90, "requests.answered": 88}),
    ("更新各类政务信息977条,在媒体刊登各类政务信息2200余条次。", {"proactive.updated": 977}),
    ("全年发布各类信息950余条,其中门户网站600条,微信公众号350条。", {YEAR: 950, SITE: 600, "proactive.wechat": 350}),
    ("我局全年受理依申请公开件0件,不存在行政复议和行政诉讼情况。", {R: 0, V: 0, L: 0}),
    ("依申请公开政府信息办理情况:本年度共受理0件。", {R: 0}),
    ("新收政府信息公开申请615件,同比增长10.2%,结转上年度申请34件。", {R: 615, "requests.carried_in": 34}),
    ("全市收办政府信息公开申请2210件,涉及行政复议80件、行政诉讼31件。", {R: 2210, V: 80, L: 31}),
    ("收到市长信箱来信350件,回复群众留言120条。", {}),
    ("行政复议0件,行政诉讼0件,举报0件。", {V: 0, L: 0, C: 0}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_gives_what_it_counts_and_nothing_else(text: str, expected: dict[str, float]) -> None:
    assert {value.key: value.value for value in read_prose(text)} == expected


def test_a_value_tells_its_words_its_sentence_and_its_unit() -> None:
    (value,) = read_prose("全年共公开政府信息1.8万余条。")
    assert (value.value, value.raw, value.unit, value.kind) == (18000, "1.8万余条", "条", "text")
    assert value.where == "全年共公开政府信息1.8万余条"
    assert value.confidence < read_prose("全年共公开政府信息18000条。")[0].confidence


def test_words_for_none_give_way_to_a_number() -> None:
    values = read_prose("本月未收到政府信息公开申请。全年收到政府信息公开申请3件。")
    assert [(one.value, one.meaning) for one in values] == [(3, "NUMERIC")]


def test_what_was_received_is_summed_of_channels_and_marked() -> None:
    values = {one.key: one for one in read_prose("全年共收到在线申请19件,纸质申请4件。")}
    assert (values[R].value, values[R].kind, values[R].raw) == (23, "derived", "19 + 4")


def test_forms_of_2019_and_later_get_no_cell_from_sentences() -> None:
    assert not [rule.key for rule in phrases() if rule.key.startswith(("t2.", "t3.", "t4."))]
