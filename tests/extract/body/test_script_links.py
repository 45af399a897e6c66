"""Files whose links a script writes beside the document (gkcrawl/extract/body/script_links.py)."""

import pytest

from tests.extract.pages import page, read

LINK = '<a href="./P1.pdf">年报.pdf</a>'
WRITE = f"document.write('<p>可下载附件：{LINK}</p>');"
LIST = '<div id="list"></div>'


def files(markup: str, head: str = "") -> list[tuple[str, str | None]]:
    html = page(body="<p>详见附件</p>", head=head).replace('<div class="footer">', f'{markup}<div class="footer">')
    document = read(html)
    assert document.text == "详见附件"
    return [(item.url, item.name) for item in document.attachments]


@pytest.mark.parametrize(
    "markup",
    [
        f"<script>{WRITE}</script>",
        f'<script>wzfj="年报.pdf"; if(wzfj.length>0){{{WRITE}}}</script>',
        f"<script>var fj='年报.pdf'; if (fj) {{ {WRITE} }} else {{ document.write('无'); }}</script>",
        f'<script>if("年报.pdf" != "" && !"") {WRITE}</script>',
        """<script>var u='./P1.pdf', n='年报.pdf'; document.write('<a href="'+u+'">'+n+'</a>');</script>""",
        f"""{LIST}<script>var h = ''; h += '<li><a href="./P1.pdf">'; h += '年报.pdf' + '</a></li>';
        document.getElementById('list').innerHTML = h;</script>""",
        f"""{LIST}<script>$(function(){{ var t="年报.pdf"; if(t!=""){{ $("#list").append('{LINK}'); }} }});</script>""",
        f"""{LIST}<script>$(document).ready(function(){{ $('#list').html('{LINK}').show(); }});</script>""",
        f"""{LIST}<script>function show(){{document.getElementById("list").innerHTML='{LINK}';}} show();</script>""",
        f"""{LIST}<script>(function(){{document.getElementById("list").insertAdjacentHTML('beforeend','{LINK}')}})()</script>""",
        """<script>//<![CDATA[
        var a = "\\u5e74\\u62a5.pdf"; if (a.trim() != "") { document.writeln("<a href=\\"./P1.pdf\\">" + a + "<\\/a>"); }
        //]]></script>""",
    ],
)
def test_a_link_that_a_script_writes_is_an_attachment(markup: str) -> None:
    assert files(markup) == [("https://www.qinghe.gov.cn/zwgk/202403/P1.pdf", "年报.pdf")]


def test_a_variable_of_another_script_decides() -> None:
    script = f"<script>if(fj!=''){{{WRITE}}}</script>"
    assert files(script, "<script>var fj = '年报.pdf';</script>")
    assert not files(script, "<script>var fj = '';</script>")


@pytest.mark.parametrize(
    "markup",
    [
        f"<script>wzfj=''; if(wzfj.length>0){{{WRITE}}}</script>",
        f"<script>var fj='年报.pdf'; if(fj==''){{{WRITE}}}</script>",
        f"<script>var fj; if(fj){{{WRITE}}}</script>",
        f"<script>if(known()){{{WRITE}}}</script>",
        f"<script>/* {WRITE} */ // {WRITE}\n</script><!--<script>{WRITE}</script>-->",
        f"<script>function show(){{{WRITE}}}</script>",
        f"{LIST}<script>$('#button').click(function(){{ $('#list').append('{LINK}'); }});</script>",
        f"<script>var template='{LINK}';</script>",
        """<script>for(i in fs){document.write('<a href="'+fs[i].url+'.pdf">'+fs[i].name+'</a>')}</script>""",
        "<script>document.write('<a href=\"/index.html\">首页</a>')</script>",
    ],
)
def test_code_that_writes_nothing_gives_no_attachment(markup: str) -> None:
    assert files(markup) == []


def test_a_script_far_from_the_document_gives_none() -> None:
    html = page().replace("<body>", f"<body><script>{WRITE}</script>{'<p>栏目</p>' * 20}")
    assert read(html).attachments == []
