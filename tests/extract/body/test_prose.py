"""What stands around a document on a page is not the document: lists of other articles, comments, boxes (gkcrawl/extract/body/prose.py)."""

from tests.extract.pages import BOX_TABLE, FOOTER, NAV, PROSE, page, paragraphs, read

TITLE = "青禾县举行春季招聘会"
STORY = (
    "昨日上午，青禾县举行春季招聘会，一百二十家企业带来三千多个岗位。",
    "县人社局负责人介绍，下一步还将在各镇设立零工市场，让群众在家门口就能找到活干。",
)
COMMENT = (
    "<div class=pl><span>网友{n}</span><p>说得真好，希望这样的活动多办几场，让更多年轻人留在家乡！</p><a>回复</a></div>"
)
OTHER = "<div class=card><h4><a href='/{n}.html'>第{n}条别的新闻</a></h4><p>这里是别的新闻的摘要，吸引读者点击进去阅读全文，内容五花八门。</p></div>"
COMMENTS = "".join(COMMENT.format(n=n) for n in range(8))
OTHERS = "".join(OTHER.format(n=n) for n in range(8))


def article(inner: str) -> str:
    return (
        f"<html><head><title>{TITLE}_青禾新闻网</title></head><body>{NAV}"
        f"<div class=main><h1>{TITLE}</h1>{inner}</div>{FOOTER}</body></html>"
    )


def test_cards_of_other_articles_and_comments_are_not_the_article() -> None:
    for around in (COMMENTS, f"<div>{OTHERS}</div>", COMMENTS + OTHERS):
        assert read(article(f"<div>{paragraphs(STORY)}</div>{around}")).text == "\n".join(STORY)
        assert read(article(paragraphs(STORY) + around)).text == "\n".join(STORY)


def test_a_short_article_is_found_above_long_comments() -> None:
    assert read(article(paragraphs(STORY[:1]) + COMMENTS)).text == STORY[0]


def test_named_surroundings_inside_the_article_are_left_out() -> None:
    inner = f"<p>{STORY[0]}</p><div class=ads>青禾家具城盛大开业，全场五折。</div><p>{STORY[1]}</p>"
    assert read(article(f"<div>{inner}</div>")).text == "\n".join(STORY)


def test_the_frame_of_a_page_under_the_name_of_a_container_is_searched_for_the_prose() -> None:
    frame = f"<div class=article-content><div><div>{paragraphs(STORY)}</div><div class=comments>{COMMENTS}</div></div>{OTHERS}</div>"
    assert read(article(frame)).text == "\n".join(STORY)


def test_blocks_that_repeat_without_links_are_the_document() -> None:
    answers = "".join(
        f"<div class=qa><p>问题{n}：何时报名？</p><p>答：三月{n}日起，到县人社局报名。</p></div>" for n in range(1, 7)
    )
    text = read(article(f"<div>{answers}</div>")).text
    assert text is not None and text.count("到县人社局报名") == 6


def test_sections_with_links_in_their_headings_are_the_document() -> None:
    sections = "".join(
        f"<section><h3>第{n}节<a href='#s{n}'>#</a></h3><p>三月{n}日起，到县人社局报名。</p></section>"
        for n in range(1, 7)
    )
    text = read(article(f"<div>{sections}</div>")).text
    assert text is not None and text.count("到县人社局报名") == 6


def test_a_list_of_files_is_the_document() -> None:
    files = "".join(f"<li><p>附件{n}</p><p><a href='/u/{n}.pdf'>任务清单{n}.pdf</a></p></li>" for n in range(1, 6))
    text = read(article(f"<div>{paragraphs(STORY)}<ul>{files}</ul></div>")).text
    assert text is not None and text.endswith("附件5\n任务清单5.pdf")


def test_of_a_thread_the_first_post_is_the_document() -> None:
    post = "<div class=post><p>{author}发表于三月</p><div>{text}</div><p><a href='#'>回复</a></p></div>"
    posts = "".join(post.format(author=f"网友{n}", text=paragraphs(STORY) * 4) for n in range(1, 6))
    thread = post.format(author="楼主", text=paragraphs(PROSE) * 2) + posts
    text = read(article(thread)).text
    assert text is not None and PROSE[2] in text and STORY[0] not in text


def test_a_box_longer_than_the_document_does_not_hide_it() -> None:
    html = page(BOX_TABLE, paragraphs(PROSE[:2])).replace('class="TRS_Editor"', "class=w")
    document = read(html)
    assert document.text == "\n".join(PROSE[:2])
    assert document.index_number == "014320105/2024-00012"


def test_names_of_containers_are_known_in_any_case() -> None:
    document = read(page().replace("TRS_Editor", "trs_EDITOR"))
    assert document.provenance["text"].locator == ".trs_EDITOR"


def test_a_container_that_holds_the_whole_article_is_trimmed() -> None:
    inside = (
        f"<div class=info>发布时间：2024-03-18 来源：县水务局</div>{paragraphs()}<div>分享到：<a>微信</a></div>"
        "<p>上一篇：<a href='/1.html'>关于停水的公告</a></p><h3>相关信息</h3><ul><li><a href='/2.html'>关于抗旱的通知</a></li></ul>"
    )
    html = page(body=inside).replace('class="TRS_Editor"', 'class="article_con"')
    document = read(html)
    assert document.text == "\n".join(PROSE)
    assert document.source == "县水务局"
    assert document.provenance["text"].locator == ".article_con"


def test_of_a_desktop_and_a_mobile_copy_the_first_is_read() -> None:
    copy = f"<h2>{TITLE}</h2><div>2024-03-18</div><div>{paragraphs()}</div>"
    assert read(article(f"<div class=pc>{copy}</div><div class=wap>{copy}</div>")).text == "\n".join(PROSE)


def test_two_tables_alike_are_no_copies() -> None:
    rows = "".join(f"<tr><td>第{n}中心校</td><td>{n}</td></tr>" for n in range(1, 9))
    text = read(article(f"<div><table>{rows}</table><p>以上为上半年。</p><table>{rows}</table></div>")).text
    assert text is not None and text.count("第8中心校") == 2


def test_a_table_that_only_lays_out_the_page_is_no_data() -> None:
    rows = f"<tr><td><b>{TITLE}</b></td></tr><tr><td>2024-03-18　青禾日报</td></tr><tr><td>{paragraphs()}</td></tr>"
    assert read(f"<html><body><table>{rows}</table></body></html>").text == "\n".join(PROSE)


def test_a_row_of_buttons_is_no_text_and_an_interview_no_header() -> None:
    lines = ("记者：今年的岗位多吗？", "小周：比去年多了不少，我投了五份简历，两家企业当场约了面试。")
    buttons = "<p>【<a>评论</a>】【<a>推荐</a>】【大 中 小】【<a>打印</a>】【<a>关闭</a>】</p>"
    assert read(article(f"<div>2024-03-18</div><div>{paragraphs(lines)}{buttons}</div>")).text == "\n".join(lines)


def test_containers_of_one_name_side_by_side_are_one_document() -> None:
    annex = ("附件：任务清单", "县水务局负责巡查水库，每日上报一次。")
    both = f"{paragraphs()}</div><div class='TRS_Editor'>{paragraphs(annex)}"
    assert read(page(body=both)).text == "\n".join((*PROSE, *annex))
    copy = f"{paragraphs()}</div><div class='TRS_Editor'>{paragraphs()}"
    assert read(page(body=copy)).text == "\n".join(PROSE)


def test_a_frame_named_after_its_sidebar_is_no_sidebar() -> None:
    inner = f"<div class='main has-sidebar'><div>{paragraphs(STORY * 2)}</div></div><div class=sidebar><p>{PROSE[2]}</p></div>"
    assert read(article(inner)).text == "\n".join(STORY * 2)
