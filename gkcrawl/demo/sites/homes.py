"""Which demo portal has what home page: the one table of entries, menus, hubs, side columns and signs of the owner."""

from __future__ import annotations

from gkcrawl.demo.portals.generic import UNITS
from gkcrawl.demo.sites.home import Home
from gkcrawl.demo.sites.shells import fetched, got, loaded, posted, posted_json

_EPORTAL = "/eportal/ui?pageId={key}&currentPage=1&moduleId=17f31a0b5c0e4d0f9a6b2c3d4e5f6071"
_IGS = "/igs/front/search/publish/data/list.html?filter[CHANNELID]=34357&pageSize=3&pageIndex=1"
_IGS_SEARCH = "/igs/front/search.jhtml?code=17f31a0b5c0e4d0f9a6b2c3d4e5f6071&pageSize=3&pageNumber=1"
_EWB_PAGE = "/ewb/govInfoPub.html?deptcode=014&categorynum="
_EWB_SCRIPT = "/js/webBuilderCommon.js"
_WAS5 = "/was5/web/search?channelid={key}&prepage=3&page=1"
_JSEARCH = "/jsearchfront/interfaces/search.do?cateid={}&pg=3&p=1"
_LIBRARY = "/library/search-gov/data?t={}&p=1&n=3"
_UCAP_POST = "channelId=3c61eaab3127b040d4950fff177f09e5&page=1&size=3"
_JPAAS_UNIT = "/jpaas/api-gateway/jpaas-publish-server/front/page/build/unit"

HOMES: dict[str, Home] = {
    "demo_trs": Home(
        "/trs/xxgk/{key}/",
        "flat",
        "tree",
        "whole",
        "320000",
        "gzdt xwfb gfxwj zcjd ysjs",
        agency="青岚市人民政府",
        relative=True,
    ),
    "demo_jpage": Home(
        "/jpage/col/col{key}/index.html",
        "flat",
        "blocks",
        "copyright",
        "330000",
        "gzdt zcjd jyta",
        address="浙江省望渚市演示路1号",
        again={"102": "/jpage/col/col102/"},
    ),
    "demo_gkmlpt": Home(
        "/gkmlpt/gkmlpt/api/all/{key}?page=1&sid=100001",
        "flat",
        "bare",
        "meta",
        "440000",
        "gzdt xwfb",
        directory="/gkmlpt/gkmlpt/index",
    ),
    "demo_avalon": Home("/avalon/{key}/", "array", "bare", "host", "350000", "gzdt gfxwj zcjd"),
    "demo_blocks": Home("/columns/{key}/index.html", "flat", "pictures", "code", "130000", "xwfb rsxx zcjd"),
    "demo_eportal": Home(
        _EPORTAL,
        "nested",
        "bare",
        "host",
        "130000",
        "gzdt ysjs",
        entry="refresh",
        start="ui?pageId=index",
        moved="/eportal/ui?pageId={key}",
    ),
    "demo_ewb": Home(
        _EWB_PAGE + "{key}",
        "ztree_loaded",
        "bare",
        "whole",
        "320500",
        "gzdt zbcg zcjd",
        aside="/ewb/rest/categorytree.json",
        shells={key: loaded(_EWB_PAGE + key, _EWB_SCRIPT) for key in ("002001", "002002")},
    ),
    "demo_feed": Home(
        "/feed/zhengce/zuixin/ZUIXINZHENGCE.json",
        "flat",
        "landing",
        "host",
        "520000",
        "xwfb zcjd",
        agency="沅渚省人民政府办公厅",
        prefix="/latest",
        shells={"zuixin": fetched("/latest/zuixin/", "/feed/zhengce/zuixin/ZUIXINZHENGCE.json")},
    ),
    "demo_files": Home(
        "/filed/{key}/", "flat", "tabs", "about", "430700", "gzdt zcjd", address="湖南省常德市枫濠县演示路1号"
    ),
    "demo_reports": Home("/yearly/{key}/", "flat", "tabs", "host", "430700", "gzdt zcjd"),
    "demo_generic": Home(
        "/generic/{key}/", "select", "bare", "copyright", "610100", "gzdt jyta", address="陕西省西安市渌瀛区演示路1号"
    ),
    "demo_guestweb": Home(
        "/guestweb/sHtml?columnId={key}&page=1",
        "flat",
        "linked",
        "meta",
        "510000",
        "gzdt ysjs",
        shells={
            key: got(f"/guestweb/xxgk/{key}.shtml", f"/guestweb/sHtml?columnId={key}&page=1") for key in ("501", "502")
        },
    ),
    "demo_igs": Home(
        (_IGS, _IGS_SEARCH),
        "written",
        "bare",
        "host",
        "320000",
        "gzdt gfxwj zcjd",
        agency="江苏省溆湄市工业和信息化局",
        shells={
            "34357": got("/igs/xxgk/zfxxgknb/", _IGS),
            "17f31a0b5c0e4d0f9a6b2c3d4e5f6071": fetched("/igs/xxgk/tzgg/", _IGS_SEARCH),
        },
    ),
    "demo_indexes": Home(
        "/indexes/{key}/",
        "image_map",
        "landing",
        "about",
        "511900",
        "gzdt zcjd",
        address="四川省巴中市青磴县演示路1号",
        parts={"units": tuple(f"/indexes/units/u{number}/" for number in range(len(UNITS)))},
    ),
    "demo_irs": Home(
        ("/irs/front/list", "/irs/front/list?type=2"),
        "nested",
        "bare",
        "scripted",
        "500000",
        "xwfb gfxwj rsxx",
        shells={
            "8001": posted_json(
                "/irs/zfxxgknb/", "/irs/front/list", '{"dataTypeId": 8001, "pageNo": 1, "pageSize": 3}'
            ),
            "8002": posted_json(
                "/irs/tzgg/", "/irs/front/list?type=2", '{"dataTypeId": 8002, "pageNo": 1, "pageSize": 3}'
            ),
        },
    ),
    "demo_jhtml": Home("/jhtml/{key}/index.jhtml", "flat", "tabs", "whole", "420900", "gzdt zbcg"),
    "demo_jpaas": Home(
        "/jpaas/col/col{key}/index.html",
        "unit",
        "bare",
        "whole",
        "330000",
        "xwfb gfxwj zcjd",
        aside=f"{_JPAAS_UNIT}?parseType=bulidstatic&webId=3185&pageType=column&tagId=导航",
    ),
    "demo_jpage_cipher": Home(
        "/cipher/col/col{key}/index.html",
        "framed",
        "bare",
        "whole",
        "100000",
        "xwfb zcjd",
        agency="国家霭礁局",
        entry="frameset",
        aside="/cipher/left.html",
    ),
    "demo_jsearch": Home(
        _JSEARCH.format("{key}"),
        "onclick",
        "landing",
        "host",
        "330000",
        "gzdt zcjd",
        prefix="/jsite",
        shells={
            "781": got("/jsite/xxgk/nb.html", _JSEARCH.format("781")),
            "782": fetched("/jsite/xxgk/tzgg.html", _JSEARCH.format("782")),
        },
    ),
    "demo_liaoning": Home("/liaoning/zc/{key}/index.shtml", "flat", "blocks", "code", "210000", "gzdt ysjs rsxx"),
    "demo_library": Home(
        _LIBRARY.format("{key}"),
        "nested",
        "landing",
        "host",
        "430000",
        "zcjd",
        agency="溇峣省人民政府办公厅",
        shells={
            "zhengcelibrary_gw": got("/library/zhengce/gw.htm", _LIBRARY.format("zhengcelibrary_gw")),
            "zhengcelibrary": fetched("/library/zhengce/index.htm", _LIBRARY.format("zhengcelibrary")),
        },
    ),
    "demo_list_data": Home(
        "/list_data/col/{key}/index.html",
        "array_loaded",
        "bare",
        "meta",
        "360000",
        "gzdt gfxwj",
        aside="/list_data/menu.json",
    ),
    "demo_lonsun": Home(
        (
            "/lonsun/public/column/21691?type=4&catId=32712951&action=list",
            "/lonsun/content/column/49637171?pageIndex=1",
        ),
        "flat",
        "units",
        "whole",
        "340100",
        "gzdt tzgg ysjs",
    ),
    "demo_loose_ends": Home(
        "/loose/{key}/", "dtree", "bare", "whole", "320900", "gzdt jyta", entry="welcome", start="main/"
    ),
    "demo_nfcms": Home(
        "/nfcms/{key}/index.html",
        "written",
        "bare",
        "copyright",
        "440300",
        "gzdt zbcg kong",
        address="广东省深圳市演示路1号",
    ),
    "demo_shells": Home(
        "/shells/{key}/",
        "framed",
        "bare",
        "host",
        "610100",
        "gzdt ysjs",
        entry="script",
        start="index.html",
        aside="/shells/menu.html",
        again={"frame": "/shells/frame/inner/", "stub": "/shells/stub/col/"},
    ),
    "demo_traps": Home("/traps/{key}/", "nested", "bare", "whole", "653000", "gzdt zcjd"),
    "demo_truecms": Home(
        "/truecms/{key}/", "ztree", "bare", "copyright", "320600", "gzdt zcjd rsxx", address="江苏省南通市演示路1号"
    ),
    "demo_ucap": Home(
        ("/ucap/gknb/xxgk_list.shtml", "/ucap/tzgg/xxgk_list.shtml", "/ucap/xxgkbmwj/xxgk_lists.shtml"),
        "drop_down",
        "bare",
        "whole",
        "321300",
        "xwfb gfxwj zcjd ysjs jyta",
        again={"xxgkbmwj": "/ucap/xxgkbmwj/wj/xxgk_list.shtml"},
    ),
    "demo_ucap_json": Home(
        ("/ucapjson/c0/zfxxgk_list.shtml", "/ucapjson/c1/zfxxgk_list.shtml", "/getFileListByCodeId"),
        "flat",
        "swapped",
        "meta",
        "230000",
        "gzdt zcjd",
        shells={
            "3c61eaab3127b040d4950fff177f09e5": posted("/ucapjson/gg/index.shtml", "/getFileListByCodeId", _UCAP_POST)
        },
    ),
    "demo_vsb": Home(
        "/vsb/zfxxgk/{key}.htm",
        "nested",
        "bare",
        "host",
        "532300",
        "gzdt ysjs zbcg",
        entry="refresh",
        start="index.htm",
        relative=True,
    ),
    "demo_was5": Home(
        _WAS5,
        "flat",
        "landing",
        "host",
        "350000",
        "xwfb zcjd",
        shells={
            "291576": got("/was5/zfxxgk/tzgg/", _WAS5.format(key="291576")),
            "291577": fetched("/was5/zfxxgk/zcwj/", _WAS5.format(key="291577")),
        },
    ),
    "demo_xxgk": Home(
        "/xxgk/col/{key}/index.html",
        "dtree_frame",
        "bare",
        "whole",
        "330100",
        "gzdt gfxwj zcjd",
        aside="/module/xxgk/tree.jsp?area=&divid=div7",
    ),
    "demo_yunnan": Home("/yunnan/html/{key}/", "flat", "bare", "code", "530000", "gzdt gfxwj ysjs", site_map=True),
}
