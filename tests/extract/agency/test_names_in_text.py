"""Where a document says who it is by."""

from __future__ import annotations

from gkcrawl.extract.agency.names_in_text import Edges, breadcrumb_name, intro_names, title_name


def test_a_title_starts_with_the_agency() -> None:
    found = title_name("2010年度靖宇县住房和城乡建设局政府信息公开工作年度报告", 2010)
    assert found is not None
    assert (found.name.text, found.report) == ("靖宇县住房和城乡建设局", True)


def test_a_report_says_who_made_it() -> None:
    edges = Edges.of("本报告由靖宇县住房和城乡建设局编制。\n一、总体情况")
    assert "靖宇县住房和城乡建设局" in [found.name.text for found in intro_names(edges, 2010)]


def test_the_last_agency_of_a_path_counts() -> None:
    found = breadcrumb_name(["首页", "靖宇县人民政府", "靖宇县司法局", "年报"], None)
    assert found is not None and found.name.text == "靖宇县司法局"
    assert breadcrumb_name(["首页", "年报"], None) is None
