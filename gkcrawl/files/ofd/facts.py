"""What an OFD file states of itself: custom tags (标引) and data of official documents (GB/T 33190 §7.4, §16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.extract.fields.dates import read_date
from gkcrawl.extract.fields.identifiers import document_number
from gkcrawl.extract.fields.labels import clean_value, meaning
from gkcrawl.files.ofd.package import child, children, name_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gkcrawl.files.ofd.package import Element, Package
    from gkcrawl.files.reading import FileReading

_SIGNED = "发文机关署名"  # GB/T 9704 §7.3.5.1; the other names are labels of boxes, too
_SHORTEST_TITLE = 4  # characters
_MOST_TAGS = 20_000  # elements: e-books have a tag for each of their paragraphs


def custom_data(info: Element | None) -> list[tuple[str, str]]:
    """(Name, value) of the data that programs add to DocInfo (CustomDatas)."""
    return [(each.get("Name", ""), text_of(each)) for each in children(child(info, "CustomDatas"), "CustomData")]


def custom_tags(
    package: Package, document: Element | None, base: str, pages: Mapping[str, str]
) -> list[tuple[str, str]]:
    """(Name, text) of the custom tags of a document, the member ``base``; ``pages`` are the members of its pages by ID.

    A tag holds its text, or refers to text objects of pages.
    """
    index = package.locate(text_of(child(document, "CustomTags")), base)
    tags = [
        tag
        for entry in children(package.xml(index), "CustomTag")
        if (root := package.xml(package.locate(text_of(child(entry, "FileLoc")), index or ""))) is not None
        for tag in _elements(root)
        if _field(_name(tag))
    ]
    wanted = {page for tag in tags for ref in children(tag, "ObjectRef") if (page := pages.get(ref.get("PageRef", "")))}
    objects: dict[str, str] = {}
    for page in sorted(wanted):
        objects |= {
            each.get("ID", ""): _said(each) for each in _elements(package.xml(page)) if name_of(each) == "TextObject"
        }
    return [
        (_name(tag), text_of(tag) or "".join(objects.get(text_of(ref), "") for ref in children(tag, "ObjectRef")))
        for tag in tags
    ]


def fill(reading: FileReading, stated: list[tuple[str, str]]) -> None:
    """Fill the fields of ``reading`` that one statement says, or several alike."""
    values: dict[str, set[str]] = {}
    for name, said in stated:
        field = _field(name)
        if field and (value := _value(field, said)):
            values.setdefault(field, set()).add(value)
    for field, found in values.items():
        if len(found) == 1 and getattr(reading, field) is None:
            setattr(reading, field, found.pop())


def _elements(root: Element | None) -> Iterator[Element]:
    for number, element in enumerate(() if root is None else root.iter()):
        if number >= _MOST_TAGS:
            return
        if isinstance(element.tag, str):
            yield element


def _name(tag: Element) -> str:
    return tag.get("Name") or name_of(tag)


def _field(name: str) -> str | None:
    if name == _SIGNED:
        return "issuer"
    meant = meaning(name)
    return meant.field if meant and meant.field in ("title", "document_number", "issuer", "written_date") else None


def _value(field: str, said: str) -> str | None:
    said = clean_value(said) or ""
    match field:
        case "document_number":
            return document_number(said)
        case "written_date":
            moment = read_date(said)
            return moment.date if moment else None
        case "title":
            return said if len(said) >= _SHORTEST_TITLE else None
    return said or None


def _said(item: Element) -> str:
    return "".join(code.text or "" for code in children(item, "TextCode"))
