"""Composite units and drawing parameters (gkcrawl/files/ofd/resources.py)."""

from __future__ import annotations

from gkcrawl.files.ofd.package import Package, child
from gkcrawl.files.ofd.resources import Resources
from gkcrawl.files.reading import FileLimits, FileReading
from tests.files.ofd.packages import packed

RES = """<Res><DrawParams><DrawParam ID="1"><FillColor Value="255 0 0"/></DrawParam><DrawParam ID="2" Relative="1"/>
<DrawParam ID="3" Relative="3"/></DrawParams><CompositeGraphicUnits><CompositeGraphicUnit ID="7"><Content/>
</CompositeGraphicUnit></CompositeGraphicUnits></Res>"""


def resources() -> Resources:
    common = "<CommonData><PublicRes>Missing.xml</PublicRes><DocumentRes>Res.xml</DocumentRes></CommonData>"
    members = {"Doc_0/Document.xml": f"<Document>{common}</Document>", "Doc_0/Res.xml": RES}
    package = Package(packed(members), FileLimits(), FileReading(format="ofd"))
    read = Resources()
    read.add_from(package, child(package.xml("doc_0/document.xml"), "CommonData"), "doc_0/document.xml")
    return read


def test_units_are_found_by_their_identifier() -> None:
    assert list(resources().units) == ["7"]


def test_drawing_parameters_take_over_what_they_do_not_say() -> None:
    color = resources().color("2", "FillColor")
    assert color is not None
    assert color.get("Value") == "255 0 0"


def test_parameters_that_refer_to_themselves_or_nothing_have_no_colour() -> None:
    assert (resources().color("3", "FillColor"), resources().color("9", "FillColor")) == (None, None)
