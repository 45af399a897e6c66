"""OCR of scans and pictures, with a stand-in for rapidocr (gkcrawl/files/ocr.py)."""

from __future__ import annotations

import sys
from functools import partial
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from gkcrawl.files import ocr
from gkcrawl.files.ocr import Word, add_ocr
from gkcrawl.files.read import read_file
from gkcrawl.files.reading import FileReading
from tests.files.packed.test_zips import zipped

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(256))
HEIGHT = 30  # pixels


def line(text: str, left: float, top: float, confidence: float = 1.0) -> Word:
    return Word(text, left, top, left + HEIGHT * len(text), top + HEIGHT, confidence)


def page(*_: Any) -> list[Word]:
    """A page of 1,240 pixels: a title in the middle, and a paragraph of two lines."""
    return [
        line("关于加强节水工作的通知", 455, 150),
        line("为做好全市节水工作，根据有关规定，现将有关事项通知如下，请认真", 240, 300, 0.9),
        line("遵照执行。", 180, 345, 0.8),
    ]


def scan(pages: int) -> bytes:
    """A PDF of so many empty pages."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    from io import BytesIO

    body = BytesIO()
    document.save(body)
    return body.getvalue()


def test_a_picture_is_read_as_a_page_is() -> None:
    reading = read_file(PICTURE, ocr=partial(add_ocr, recognise=page))
    assert reading.text.split("\n") == [
        "关于加强节水工作的通知",
        "为做好全市节水工作，根据有关规定，现将有关事项通知如下，请认真遵照执行。",
    ]
    assert (reading.flags, reading.repair, reading.error) == (["ocr"], ["ocr:0.90"], None)
    assert reading.title == "关于加强节水工作的通知"


def test_of_a_long_scan_the_first_pages_are_read() -> None:
    sizes = []

    def recognise(pixels: Any) -> list[Word]:
        sizes.append(pixels.shape[:2])
        return [line("甲乙"[len(sizes) - 1] * 6, 200, 300 * len(sizes))]

    reading = add_ocr(scan(3), FileReading(format="pdf", pages=3, flags=["needs_ocr"], text="末页"), 2, recognise)
    assert reading.text.split("\n") == ["甲甲甲甲甲甲", "乙乙乙乙乙乙", "末页"]
    assert reading.flags == ["ocr", "too_large"]
    assert sizes == [(2339, 1653)] * 2


def test_what_ocr_finds_nothing_in_still_needs_it_and_is_not_tried_again() -> None:
    reading = read_file(PICTURE, ocr=partial(add_ocr, recognise=lambda _: []))
    assert (reading.text, reading.flags, reading.error) == ("", ["needs_ocr", "ocr"], "OCR finds no text")


def test_scans_in_archives_are_read_too() -> None:
    reading = read_file(zipped(("扫描件.jpg", PICTURE)), ocr=partial(add_ocr, recognise=page))
    assert "遵照执行" in reading.text and reading.flags == []


def test_other_files_stay_as_they_are() -> None:
    reading = FileReading(format="ofd", flags=["needs_ocr"])
    assert add_ocr(b"", reading, recognise=page) is reading and reading.flags == ["needs_ocr"]


def test_rapidocr_is_asked_with_its_own_models_and_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}

    class RapidOCR:
        def __init__(self, params: dict[str, Any]) -> None:
            asked.update(params)

        def __call__(self, content: bytes) -> SimpleNamespace:
            if content == b"blank":
                return SimpleNamespace(boxes=None, txts=None, scores=None)
            box = [[10, 20], [70, 22], [70, 50], [10, 48]]
            return SimpleNamespace(boxes=[box], txts=("通知",), scores=(0.97,))

    module = ModuleType("rapidocr")
    vars(module)["RapidOCR"] = RapidOCR
    monkeypatch.setitem(sys.modules, "rapidocr", module)
    ocr._engine.cache_clear()
    assert ocr._rapidocr(PICTURE) == [Word("通知", 10, 20, 70, 50, 0.97)]
    assert ocr._rapidocr(b"blank") == []
    assert asked["EngineConfig.onnxruntime.intra_op_num_threads"] == 1


@pytest.fixture(autouse=True)
def _fresh_engine() -> Iterator[None]:
    yield
    ocr._engine.cache_clear()
