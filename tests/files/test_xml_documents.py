"""Word documents of one XML file (gkcrawl/files/xml_documents.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.read import read_file
from gkcrawl.files.reading import FileLimits
from gkcrawl.files.xml_documents import read

BODY = """<w:body><w:p><w:r><w:t>关于节水的通知</w:t></w:r></w:p>
<w:p><w:r><w:t>各单位：</w:t></w:r><w:del><w:r><w:t>旧文</w:t></w:r></w:del><w:r><w:tab/><w:t>请遵照执行。</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>区</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>量</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>东区</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:sectPr/></w:body>"""
WORD_2003 = (
    '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
    f'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">{BODY}</w:wordDocument>'
)
FLAT = (
    '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part>'
    '<pkg:xmlData><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f"{BODY}</w:document></pkg:xmlData></pkg:part></pkg:package>"
)


@pytest.mark.parametrize("body", [WORD_2003, FLAT], ids=["2003", "flat package"])
def test_paragraphs_and_tables_of_word(body: str) -> None:
    reading = read_file(body.encode(), "附件.doc")
    assert (reading.format, reading.flags) == ("xml", [])
    assert reading.text == "关于节水的通知\n各单位：\t请遵照执行。\n区\t量\n东区"
    assert [table.rows for table in reading.tables] == [[["区", "量"], ["东区", ""]]]


def test_other_xml_is_no_text() -> None:
    reading = read_file(b'<?xml version="1.0"?><data><body>1</body></data>')
    assert (reading.format, reading.text, reading.flags) == ("xml", "", ["unsupported"])


def test_more_cells_than_allowed_are_left_out() -> None:
    assert read(WORD_2003.encode(), FileLimits(cells=3)).flags == ["too_large"]
