"""What points to a division beside the agency's name."""

from __future__ import annotations

from gkcrawl.extract.agency.places import cited_province


def test_the_character_of_a_province_leads_its_document_numbers() -> None:
    place = cited_province("根据《意见》（浙府法发〔2017〕26号）和浙政办发〔2018〕3号", None)
    assert place is not None and place.division.code == "330000"


def test_two_provinces_say_nothing() -> None:
    assert cited_province("浙府法发〔2017〕26号、苏政办发〔2018〕3号", None) is None
