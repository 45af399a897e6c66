from gkcrawl.audit import audit
from gkcrawl.document import Document
from tests.extract.pages import BOX_TABLE, page, read

ODD_BOX = BOX_TABLE.replace("</table>", "<tr><td>办理口径：甲类</td></tr></table>")


def documents(*read_documents: Document) -> list[dict[str, object]]:
    return [document.to_dict() for document in read_documents]


def test_labels_without_a_field_come_with_count_and_examples() -> None:
    found = audit(documents(*(read(page(ODD_BOX), f"https://www.qinghe.gov.cn/{n}.html") for n in range(5))))
    assert list(found.unknown_labels) == ["办理口径"]
    assert found.unknown_labels["办理口径"]["count"] == 5
    assert found.unknown_labels["办理口径"]["examples"][0] == ("甲类", "https://www.qinghe.gov.cn/0.html")
    assert len(found.unknown_labels["办理口径"]["examples"]) == 3


def test_coverage_methods_and_problems_are_counted() -> None:
    found = audit(documents(read(page(BOX_TABLE)), read("<html><body></body></html>")))
    assert (found.documents, found.portals) == (2, {"-": 2})
    assert found.coverage["-"]["index_number"] == 1
    assert found.methods["index_number"] == {"box": 1}
    assert found.methods["text"] == {"body .TRS_Editor": 1}
    assert found.problems["no_text"] == ["https://www.qinghe.gov.cn/zwgk/202403/t20240318_7001.html"]


def test_an_empty_corpus_has_an_empty_audit() -> None:
    assert audit([]).documents == 0
