"""Who and where. Names of divisions are real (facts); every sentence, agency report and portal is invented."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.document import Document, Region
from gkcrawl.extract.agency.name import abbreviates, read_name
from gkcrawl.extract.agency.resolve import AgencyResult, resolve_agency
from gkcrawl.extract.hints import Hints

YEARLY = "政府信息公开工作年度报告"


def resolve(
    *, breadcrumb: Sequence[str] = (), portal: str | None = None, division: str | None = None, **printed: Any
) -> AgencyResult:
    """Who a document is by that has the fields ``printed``, found in a portal of that agency and division."""
    document = Document(id="d", **{"url": "", **printed})
    return resolve_agency(document, breadcrumb, Hints(agency=portal, region=division))


def confidence(result: AgencyResult) -> float:
    return result.provenance.confidence if result.provenance else 0.0


# title, year → agency, code, level: what a title alone tells.
TITLES = [
    (f"2010年度靖宇县住房和城乡建设局{YEARLY}", 2010, "靖宇县住房和城乡建设局", "220622", "county"),
    ("绵阳市环境保护局2012政府信息公开工作总结", 2012, "绵阳市环境保护局", "510700", "city"),
    ("南宁市环境保护局2008政府信息公开工作报告", 2008, "南宁市环境保护局", "450100", "city"),
    (f"二○一一年度绵阳市统计局{YEARLY}", 2011, "绵阳市统计局", "510700", "city"),
    (f"浙江省民政厅 2019 年{YEARLY}", 2019, "浙江省民政厅", "330000", "province"),
    (f"江苏省2018年{YEARLY}", 2018, "江苏省人民政府", "320000", "province"),
    (f"武汉市2018年{YEARLY}", 2018, "武汉市人民政府", "420100", "city"),
    (f"靖宇县人民{YEARLY}（2019年）", 2019, "靖宇县人民政府", "220622", "county"),
    (f"2016年本溪市{YEARLY}", 2016, "本溪市人民政府", "210500", "city"),
    (f"锡林郭勒盟2019年{YEARLY}", 2019, "锡林郭勒盟行政公署", "152500", "city"),
    (f"襄樊市农业局2008年{YEARLY}", 2008, "襄樊市农业局", "420600", "city"),
    (f"襄阳市农业局2013年{YEARLY}", 2013, "襄阳市农业局", "420600", "city"),
    (f"静海县教育局2012年{YEARLY}", 2012, "静海县教育局", "120223", "county"),
    (f"静海区教育局2018年{YEARLY}", 2018, "静海区教育局", "120118", "county"),
    ("阿坝州财政局2015年信息公开年度报告", 2015, "阿坝州财政局", "513200", "city"),
    ("长阳县水利局2012年政务公开工作总结", 2012, "长阳县水利局", "420528", "county"),
    (f"平利县正阳镇2021年{YEARLY}", 2021, "平利县正阳镇人民政府", "610926", "town"),
    (f"西安市雁塔区小寨路街道2022年{YEARLY}", 2022, "西安市雁塔区小寨路街道办事处", "610113", "town"),
    (f"南京市鼓楼区司法局2020年{YEARLY}", 2020, "南京市鼓楼区司法局", "320106", "county"),
    (f"吉林省吉林市船营区2014年{YEARLY}", 2014, "吉林省吉林市船营区人民政府", "220204", "county"),
    (f"上海市浦东新区财政局2016年度{YEARLY}", 2016, "上海市浦东新区财政局", "310115", "county"),
    (f"靖宇县人社局2016年{YEARLY}", 2016, "靖宇县人力资源和社会保障局", "220622", "county"),
    (f"国家税务总局靖宇县税务局2022年{YEARLY}", 2022, "国家税务总局靖宇县税务局", "220622", "county"),
    (f"国家统计局绵阳调查队2018年{YEARLY}", 2018, "国家统计局绵阳调查队", "510700", "city"),
    (f"关于公布绵阳市财政局2013年{YEARLY}的通知", 2013, "绵阳市财政局", "510700", "city"),
    (f"绵阳市公安局交通警察支队2019年{YEARLY}", 2019, "绵阳市公安局交通警察支队", "510700", "city"),
    (f"西咸新区沣西街道办事处2023年{YEARLY}", 2023, "西咸新区沣西街道办事处", "610000", "province"),
    (f"辽东湾新区2018年度{YEARLY}", 2018, "辽东湾新区", "211100", "city"),
    (f"成都高新区2019年{YEARLY}", 2019, "成都高新区", "510100", "city"),
    (f"两江新区市场监管局2018年{YEARLY}", 2018, "两江新区市场监督管理局", "500000", "province"),
    ("住房和城乡建设部关于发布某标准的公告", 2020, "住房和城乡建设部", "100000", "nation"),
    ("国务院办公厅关于做好某项工作的通知", 2020, "国务院办公厅", "100000", "nation"),
    ("教育部等五部门关于某项工作的意见", 2020, "教育部", "100000", "nation"),
    ("国家能源局2020年度政府信息公开报告", 2020, "国家能源局", "100000", "nation"),
    ("中共靖宇县委办公室 靖宇县人民政府办公室关于做好某事的通知", 2020, "中共靖宇县委办公室", "220622", "county"),
    ("江西省市场监督管理局食品抽检信息通告", 2020, "江西省市场监督管理局", "360000", "province"),
    ("重庆市江北区人民政府关于某事的批复", 2020, "重庆市江北区人民政府", "500105", "county"),
    ("国家金融监督管理总局浙江监管局行政处罚信息公开表", 2024, "国家金融监督管理总局浙江监管局", "330000", "province"),
    (f"全椒县审计局2020年{YEARLY}", 2020, "全椒县审计局", "341124", "county"),
    (f"靖宇县2010年教育局{YEARLY}", 2010, "靖宇县教育局", "220622", "county"),
    ("2019年政府信息公开年报（绵阳市财政局）", 2019, "绵阳市财政局", "510700", "city"),
    ("政府信息公开工作年度报告——绵阳市财政局", 2019, "绵阳市财政局", "510700", "city"),
    ("关于靖宇县2012年政府信息公开工作情况的报告", 2012, "靖宇县人民政府", "220622", "county"),
    (f"绵阳市涪城区人民法院2019年{YEARLY}", 2019, "绵阳市涪城区人民法院", "510703", "county"),
]


@pytest.mark.parametrize(("title", "year", "agency", "code", "level"), TITLES, ids=[row[0] for row in TITLES])
def test_the_title_names_the_agency(title: str, year: int, agency: str, code: str, level: str) -> None:
    result = resolve(title=title, report_year=year)
    assert result.region
    assert (result.agency, result.region.code, result.region.level) == (agency, code, level)
    assert result.evidence[0].source.reader == "title name"


@pytest.mark.parametrize(
    "title",
    [
        "2017政府信息公开工作报告",
        "市水务部门信息公开汇报",
        f"市场监督管理局2020年{YEARLY}",
        f"乡村振兴局2022年{YEARLY}",
        "我局2012年信息公开工作总结",
        "关于加强安全生产监督检查工作的通知",
        "绵阳市召开全市教育工作会",
        "关于印发《绵阳市财政局财务管理办法》的通知",
        "绵阳市委书记到某地调研",
        "城乡建设局2014年政府信息公开报告",
        "政府信息公开指南",
        "",
    ],
)
def test_a_title_without_a_full_name_names_nobody(title: str) -> None:
    assert resolve(title=title) == AgencyResult()


@pytest.mark.parametrize(
    "title", [f"鼓楼区司法局2020年{YEARLY}", f"青禾县水务局2023年{YEARLY}", f"正阳镇2021年{YEARLY}"]
)
def test_a_name_that_several_or_no_divisions_bear_has_no_region(title: str) -> None:
    result = resolve(title=title, report_year=2020)
    assert result.agency and result.agency.startswith(title[:3])
    assert result.region is None


@pytest.mark.parametrize(
    "told",
    [
        {"division": "320100"},
        {"breadcrumb": ["首页", "南京市", "年报"]},
        {"issuer": "南京市鼓楼区人民政府"},
        {"text": "2020年,我局在南京市司法局指导下开展工作。"},
        {"index_number": "320106001/2021-00012"},
        {"text": "如有疑问,请与我局联系(地址:某街1号,联系电话:025-80000000)。"},
    ],
    ids=lambda told: next(iter(told)),
)
def test_what_else_the_page_says_tells_which(told: dict[str, Any]) -> None:
    result = resolve(title=f"鼓楼区司法局2020年{YEARLY}", report_year=2020, **told)
    assert result.region == Region(code="320106", name="鼓楼区", level="county")
    assert len(result.evidence) == 2 and confidence(result) < 0.9


@pytest.mark.parametrize(
    ("text", "agency", "code"),
    [
        (f"本报告由绵阳市民政局编制。\n一、概述\n{'内容。' * 50}", "绵阳市民政局", "510700"),
        (f"根据有关规定,现将靖宇县水利局2019年度{YEARLY}公布如下。", "靖宇县水利局", "220622"),
        ("2019年,绵阳市民政局认真落实各项要求。\n一、概述", "绵阳市民政局", "510700"),
        ("如对本报告有疑问,请与绵阳市民政局办公室联系(地址:某街1号)。", "绵阳市民政局", "510700"),
        ("工作情况如下。\n一、概述\n绵阳市民政局\n2020年1月15日", "绵阳市民政局", "510700"),
        ("工作情况如下。\n绵阳市民政局\n绵阳市财政局\n二○二○年一月十五日", "绵阳市民政局", "510700"),
    ],
)
def test_the_text_names_its_agency_where_the_title_does_not(text: str, agency: str, code: str) -> None:
    result = resolve(title=f"2019年{YEARLY}", text=text, report_year=2019)
    assert result.agency == agency
    assert result.region and result.region.code == code
    assert result.evidence[0].source.method == "body"


@pytest.mark.parametrize(
    "sentence",
    [
        "活动由青禾县书法家协会与青禾县文联联合主办，共展出作品八十余件。",
        "青禾县委宣传部部长一行走访青禾县水利局，了解值守情况。",
        "受青禾县水利局委托，现将招标事项公告如下。",
        "根据青禾县水利局要求，现将有关事项公告。",
        "近日青禾县水利局在全县开展检查。",
        "昨天上午青禾县教育局主办，各校参加。",
        "由青禾县水利局会同青禾县财政局编制。",
        "青禾县财政局会同青禾县水利局，对项目进行检查。",
        "省水利厅厅长一行莅临青禾县水利局，检查指导。",
        "市领导到靖宇县水利局，看望一线职工。",
        "青禾县2024年工作推进会在县政府召开。",
    ],
)
def test_a_sentence_is_no_agency(sentence: str) -> None:
    text = f"{sentence}\n展览将持续到4月底。\n免费向公众开放。"
    assert resolve(title="防汛一线送温暖", text=text).agency is None


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("绵阳市委宣传部部长一行走访涪城区水利局", None),
        ("绵阳市副市长到绵阳市水利局调研", None),
        ("绵阳市书法家协会与绵阳市文联联合主办书法展", None),
        ("批转市水利局关于防汛工作意见的通知", None),
        ("绵阳市水利局与绵阳市财政局联合举办培训班", "绵阳市水利局"),
        ("青禾县水利局、青禾县财政局关于防汛工作的通知", "青禾县水利局"),
        ("绵阳市人民政府批转市水利局关于防汛工作意见的通知", "绵阳市人民政府"),
        ("绵阳市教育局主办的比赛开幕", "绵阳市教育局"),
    ],
)
def test_a_title_names_no_agency_that_does_not_exist(title: str, agency: str | None) -> None:
    assert resolve(title=title, text="各单位：\n请执行。").agency == agency


@pytest.mark.parametrize("verb", ["以挂牌方式出让土地。", "在全县开展演练。", "根据工作需要招聘三人。"])
def test_the_subject_of_a_first_sentence_is_an_agency(verb: str) -> None:
    assert resolve(title="公告", text=f"青禾县文化和旅游局{verb}").agency == "青禾县文化和旅游局"


@pytest.mark.parametrize(
    "name",
    [
        "青禾县发展和改革委员会",
        "青禾县人力资源和社会保障局",
        "青禾县规划与自然资源局",
        "青禾县科学技术普及中心",
        "青禾县社会保险事业管理中心",
        "青禾县第一中学",
        "青禾县总工会",
        "青禾县慈善总会",
        "青禾县红十字会",
        "青禾县安全生产委员会办公室",
        "青禾县代办服务中心",
        "青禾县长江路街道办事处",
        "中国人民银行青禾县支行",
        "绵阳市公安局涪城区分局",
        "沈阳铁路局长春供电段管理处",
    ],
)
def test_official_names_that_look_like_words_of_a_sentence(name: str) -> None:
    assert (read := read_name(name)) and (read.unit or read.town)


@pytest.mark.parametrize(
    "printed",
    [
        "青禾县水利局和青禾县财政局",
        "青禾县书法家协会与青禾县文联",
        "青禾县水利局青禾县财政局",
        "青禾县委宣传部部长一行走访青禾县水利局",
        "青禾县教育局主办",
        "青禾县防汛工作推进会",
    ],
)
def test_no_name_runs_across_two_agencies_or_into_a_deed(printed: str) -> None:
    assert read_name(printed) is None


def test_whom_a_report_is_addressed_to_is_not_its_agency() -> None:
    assert resolve(title=f"2019年{YEARLY}", text="绵阳市人民政府办公室:\n现将工作情况报告如下。").agency is None


def test_a_province_is_known_by_the_numbers_of_the_documents_it_cites() -> None:
    text = "2017年,省法制办围绕重点工作开展工作。\n下发《通知》(浙府法发〔2017〕26号)和意见(浙委办发〔2016〕5号)。"
    result = resolve(title="2017政府信息公开工作报告", text=text, report_year=2017)
    assert result.agency == "浙江省人民政府法制办公室"
    assert result.region and result.region.code == "330000"
    mixed = text.replace("浙委办发", "闽委办发")
    assert resolve(title="2017政府信息公开工作报告", text=mixed, report_year=2017).region is None


@pytest.mark.parametrize(
    ("issuer", "region", "agency", "code"),
    [
        ("市政府办", "321200", "泰州市人民政府办公室", "321200"),
        ("市政府办", "330200", "宁波市人民政府办", "330200"),  # 办公厅 or 办公室: not known, not guessed
        ("省政府办公厅", "360100", "江西省人民政府办公厅", "360000"),
        ("县财政局", "220622", "靖宇县财政局", "220622"),
        ("市发展改革委、市财政局", "510700", "绵阳市发展和改革委员会", "510700"),
        ("盘锦市政府", None, "盘锦市人民政府", "211100"),
        ("州教育局", "513200", "阿坝藏族羌族自治州教育局", "513200"),
    ],
)
def test_the_issuer_is_written_out(issuer: str, region: str | None, agency: str, code: str) -> None:
    result = resolve(title="关于做好某事的通知", issuer=issuer, division=region, report_year=2020)
    assert result.agency == agency
    assert result.region and result.region.code == code


def test_an_abbreviated_issuer_is_completed_by_the_signature() -> None:
    text = "各单位:\n请认真执行。\n常州市科学技术局\n2024年3月11日"
    result = resolve(title="关于转发某文件的通知", issuer="市科技局", text=text, division="320400")
    assert result.agency == "常州市科学技术局"


def test_an_issuer_of_no_known_place_is_nobody() -> None:
    assert resolve(title="关于做好某事的通知", issuer="市政府办").agency is None


def test_the_breadcrumb_of_a_district_names_its_office() -> None:
    result = resolve(title=f"2018年{YEARLY}", breadcrumb=["首页", "信息公开", "区司法局", "年报"], division="320106")
    assert result.agency == "鼓楼区司法局"
    assert result.evidence[0].source.method == "header"


@pytest.mark.parametrize("numbers", ["0816-2000000", "(0816)2000000,传真:0816 2000001", "028-80000000"])
def test_an_area_code_does_not_give_an_office_to_the_city(numbers: str) -> None:
    text = f"我局工作情况如下。联系电话:{numbers}。"
    assert resolve(title=f"水务局2012年{YEARLY}", text=text) == AgencyResult()
    assert resolve(title=f"市水务局2012年{YEARLY}", text=text) == AgencyResult()


def test_a_social_credit_code_tells_the_region() -> None:
    result = resolve(title=f"2020年{YEARLY}", index_number="11371500004428039E/2026-45963799", text="我局开展工作")
    assert result.agency is None
    assert result.region == Region(code="371500", name="聊城市", level="city")
    linked = resolve(title=f"2020年{YEARLY}", url="http://www.example.gov.cn/a.jsp?area=11371500004428039E&fbtime=2020")
    assert linked.region == result.region


def test_a_code_with_a_wrong_check_digit_tells_nothing() -> None:
    assert resolve(title=f"2020年{YEARLY}", index_number="113715000044280391/2026-1") == AgencyResult()


def test_a_name_and_a_code_of_different_places_are_a_conflict() -> None:
    result = resolve(title=f"宁国市商务局2020年{YEARLY}", index_number="11341702486344515H/202110-00013")
    assert result.region and result.region.code == "341881"
    assert result.conflict and confidence(result) < 0.7


def test_a_code_of_an_abolished_division_is_no_conflict() -> None:
    """Codes keep the division of their first registration: 332500 was 丽水地区."""
    result = resolve(title="丽水市教育局2020年报告", index_number="332500001/2020-1", report_year=2020)
    assert result.region and result.region.code == "331100"


class TestPortal:
    """What the portal says of itself counts only where the document is silent."""

    def test_it_speaks_for_a_silent_document(self) -> None:
        result = resolve(
            title=f"2020年{YEARLY}", text="2020年,我市认真工作。", portal="开封市人民政府", division="410200"
        )
        assert result.agency == "开封市人民政府"
        assert result.region and result.region.code == "410200"
        assert confidence(result) < 0.7

    def test_it_does_not_speak_for_an_office_that_only_says_we(self) -> None:
        result = resolve(
            title=f"2020年{YEARLY}", text="2020年,我局认真工作。", portal="开封市人民政府", division="410200"
        )
        assert result.agency is None
        assert confidence(result) < 0.5

    def test_it_does_not_place_a_town_that_only_says_we(self) -> None:
        result = resolve(title=f"2020年{YEARLY}", text="我镇认真工作。", portal="开封市人民政府", division="410200")
        assert (result.agency, result.region) == (None, None)

    @pytest.mark.parametrize(
        ("title", "agency"),
        [
            ("道真县水利局关于停水的公告", "道真仡佬族苗族自治县水利局"),
            ("道真自治县水利局关于停水的公告", "道真仡佬族苗族自治县水利局"),
            ("道真自治县教育局关于停课的公告", "道真自治县教育局"),
            ("遵义市水利局关于停水的公告", "遵义市水利局"),
        ],
    )
    def test_its_own_name_is_the_one_that_it_declares(self, title: str, agency: str) -> None:
        assert resolve(title=title, portal="道真仡佬族苗族自治县水利局", division="520325").agency == agency

    def test_a_code_of_the_district_where_an_office_sits_is_no_other_agency(self) -> None:
        office = resolve(title="通知", index_number="3204020001/2020-1", portal="常州市水利局", division="320400")
        government = resolve(title="通知", index_number="3204020001/2020-1", portal="常州市人民政府", division="320400")
        foreign = resolve(title="通知", index_number="3301020001/2020-1", portal="常州市水利局", division="320400")
        assert (office.agency, office.region and office.region.code) == ("常州市水利局", "320400")
        assert (government.agency, foreign.agency) == (None, None)

    def test_the_document_wins(self) -> None:
        result = resolve(
            title=f"靖宇县水利局2020年{YEARLY}", portal="白山市人民政府", division="220600", report_year=2020
        )
        assert result.agency == "靖宇县水利局"
        assert result.region and result.region.code == "220622"

    def test_it_completes_a_town_and_an_office(self) -> None:
        town = resolve(title=f"正阳镇2021年{YEARLY}", division="610926")
        office = resolve(title=f"司法局2021年{YEARLY}", division="610926")
        assert (town.agency, office.agency) == ("平利县正阳镇人民政府", "平利县司法局")
        assert town.region == Region(code="610926", name="正阳镇", level="town")

    def test_a_place_in_no_table_is_its_own_if_it_bears_the_name(self) -> None:
        title = f"青禾县水务局2023年{YEARLY}"
        own = resolve(title=title, portal="青禾县人民政府", division="220622")
        other = resolve(title=title, portal="白山市人民政府", division="220600")
        assert own.region and own.region.code == "220622"
        assert other.region is None

    @pytest.mark.parametrize(
        "text",
        [
            "市政府督查组到我县督查工资支付工作。",
            "结合我省实际,制定本办法。",
            "我市已启动抽样调查。",
            "我校举行比赛。",
            "资本市场平稳运行。",
            "仲裁院院长到我院调研。",
            "事务所应当制定适合本所的政策。",
            "他说:“我局将继续努力。”",
            "方便我办理业务,我所在的村很远。",
        ],
    )
    def test_words_that_anybody_there_says_do_not_remove_it(self, text: str) -> None:
        result = resolve(title="工作动态", text=text, portal="靖宇县人力资源和社会保障局", division="220622")
        assert result.agency == "靖宇县人力资源和社会保障局"
        assert result.region and result.region.code == "220622"

    @pytest.mark.parametrize(
        ("source", "portal", "agency"),
        [
            ("局办公室", "靖宇县教育局", "靖宇县教育局"),
            ("党委办公室", "青禾大学", "青禾大学"),
            ("校团委", "青禾大学", "青禾大学"),
            ("大数据学院", "青禾大学", "青禾大学大数据学院"),
            ("大数据学院", "靖宇县教育局", "大数据学院"),
            ("局办公室", "靖宇县人民政府", "靖宇县人民政府"),
            ("教育局", "靖宇县人民政府", "靖宇县教育局"),
            ("县政府", "靖宇县人民政府", "靖宇县人民政府"),
            ("县医院", "靖宇县人民政府", "靖宇县医院"),
            ("玉溪镇人民政府", "靖宇县人民政府", "靖宇县玉溪镇人民政府"),
        ],
    )
    def test_a_part_without_place_is_the_portals(self, source: str, portal: str, agency: str) -> None:
        result = resolve(title="工作动态", text="内容。", source=source, portal=portal, division="220622")
        assert result.agency == agency
        assert result.region and result.region.code == "220622"

    @pytest.mark.parametrize(
        ("source", "division", "code"),
        [
            ("朝阳区教育局", "220104", "220104"),
            ("鼓楼区教育局", "320100", "320106"),
            ("通州区教育局", "320612", "320612"),
            ("市中区教育局", "510802", "510802"),
            ("吉林财政局", "220200", "220200"),
            ("吉林财政厅", "220200", "220000"),
        ],
    )
    def test_a_name_that_several_places_bear_is_its_own(self, source: str, division: str, code: str) -> None:
        result = resolve(title="通知", source=source, published_date="2008-03-02", portal="青禾报社", division=division)
        assert result.agency == source
        assert result.region and result.region.code == code

    def test_a_name_of_several_places_stays_without_region_elsewhere(self) -> None:
        result = resolve(title="通知", source="鼓楼区教育局", portal="靖宇县人民政府", division="220622")
        assert (result.agency, result.region) == ("鼓楼区教育局", None)


@pytest.mark.parametrize(
    "title",
    [
        "江苏省第十二届政协委员：某某",
        "上海市政协委员建议加强监管",
        "吉林省高级人民法院法官到访协会",
        "财政部重庆监管局赴青禾协会调研",
        "水利局深入河道管理所",
    ],
)
def test_who_a_title_speaks_of_did_not_issue_it(title: str) -> None:
    assert resolve(title=title, text="内容。").agency is None


@pytest.mark.parametrize(
    ("title", "division", "agency"),
    [
        ("江西省水利厅突击检查水库管理处", "360000", "江西省水利厅"),
        ("江西省水利厅走进政务服务中心", "360000", "江西省水利厅"),
        ("江西省水利厅厅属事业单位公开招聘公告", "360000", "江西省水利厅"),
        ("自治区水利厅关于征求意见的函", "450000", "广西壮族自治区水利厅"),
        ("市政务服务局关于建议办理情况的总结", "320400", "常州市政务服务局"),
        ("中国人民银行福建省分行、福建省水利厅关于办理公证的通知", "350000", "中国人民银行福建省分行"),
    ],
)
def test_where_the_name_in_a_title_ends(title: str, division: str, agency: str | None) -> None:
    assert resolve(title=title, division=division).agency == agency


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("中国水利师协会", "100000"),
        ("中国水利科学研究院", "100000"),
        ("中国法学会", "100000"),
        ("全国水利普查领导小组办公室", "100000"),
        ("中华人民共和国国家发展和改革委员会", "100000"),
        ("中国人民政治协商会议江苏省委员会", "320000"),
        ("共青团江苏省委", "320000"),
        ("江苏省政协", "320000"),
        ("中国科学院合肥水利研究院", "340100"),
    ],
)
def test_bodies_of_the_country_and_of_a_place_are_told_apart(name: str, code: str) -> None:
    result = resolve(title="通知", issuer=name)
    assert (result.agency, result.region and result.region.code) == (name, code)


def test_agencies_side_by_side_are_told_apart() -> None:
    first = resolve(title="国家互联网信息办公室、文化和旅游部、国家广播电视总局关于发布《规定》的公告")
    signed = resolve(title="通知", text="内容。\n中共中国水利师行业委员会 中国水利师协会\n2020年3月2日")
    assert (first.agency, signed.agency) == ("国家互联网信息办公室", "中共中国水利师行业委员会")


def test_a_host_in_a_province_does_not_make_an_office_the_provinces() -> None:
    result = resolve(title=f"司法局2021年{YEARLY}", url="http://sfj.example.zj.gov.cn/a.html")
    assert (result.agency, result.region) == (None, None)


def test_a_zone_belongs_to_the_city_that_issues() -> None:
    result = resolve(title=f"滨河新区2018年{YEARLY}", issuer="盘锦市政府", text="新区管委会认真工作。")
    assert result.agency == "盘锦市滨河新区管理委员会"
    assert result.region and result.region.code == "211100"


@pytest.mark.parametrize("text", ["市场监督管理局", "区域合作局", "市政管理局", "县域经济办公室"])
def test_first_letters_that_look_like_a_rank(text: str) -> None:
    name = read_name(text)
    assert name is None or name.kind == "bare"


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("科技局", "科学技术局", True),
        ("文旅局", "文化和旅游局", True),
        ("政府办", "人民政府办公室", True),
        ("科技局", "财政局", False),
        ("教育局", "教育厅", False),
    ],
)
def test_abbreviations(short: str, full: str, expected: bool) -> None:
    assert abbreviates(short, full) is expected


PIECES = st.sampled_from(
    [
        "鼓楼区",
        "省",
        "市政府办",
        "2020年",
        "政府信息公开",
        "正阳镇",
        "新区",
        "局",
        "由",
        "编制",
        "\n",
        "、",
        "关于",
        "中共",
        "第",
        "x",
    ]
)


@pytest.mark.parametrize("piece", ["局", "绵阳市", "2020年", "与", "(", "【", "由政府", "中共", "x", "\n"])
def test_long_input_is_cut(piece: str) -> None:
    long = piece * 200_000
    resolve(title=long, text=long, issuer=long, source=long, index_number=long, breadcrumb=[long], url=long)


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=30).map("".join), st.text(max_size=30))
def test_any_input_has_a_bounded_answer(title: str, text: str, printed: str) -> None:
    result = resolve(
        title=title,
        text=text,
        issuer=printed,
        source=title,
        index_number=printed,
        breadcrumb=[printed, title],
        url=printed,
    )
    assert 0 <= confidence(result) <= 1
    assert (result.agency is None and result.region is None) or result.evidence
    assert result.region is None or (result.region.code.isdigit() and len(result.region.code) == 6)
