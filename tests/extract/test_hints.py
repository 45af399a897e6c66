"""What portal and list row say is believed where the page says nothing."""

from __future__ import annotations

from gkcrawl.extract.document import extract_document
from gkcrawl.extract.hints import Hints
from tests.extract.pages import URL, paragraphs


def test_the_row_gives_title_date_and_number() -> None:
    hints = Hints(
        title="关于做好防汛工作的通知", date="2024-03-18", fields={"index_number": "0143/2024-12"}, kind="notice"
    )
    document = extract_document(f"<body><div>{paragraphs()}</div></body>".encode(), URL, None, hints)
    assert (document.title, document.published_date, document.kind) == (
        "关于做好防汛工作的通知",
        "2024-03-18",
        "notice",
    )
    assert document.index_number == "0143/2024-12"
    assert document.provenance["published_date"].method == "list_row"
