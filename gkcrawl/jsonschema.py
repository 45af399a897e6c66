"""JSON Schema (draft 2020-12) of an exported document, generated from the dataclasses of the contract."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from gkcrawl.document import SCHEMA, Document

# One line a field. A field without a line here fails when the schema is made.
DESCRIPTIONS = {
    "schema": "Name and number of this contract; a changed meaning gets a new number.",
    "id": "Stable over re-crawls and exports; a document keeps it when its text changes.",
    "version": "1 for the first text seen, one more for each changed text.",
    "portal": "Name of the spider.",
    "column": "Column (栏目) the document was found in.",
    "url": "Canonical URL.",
    "other_urls": "Every other URL, on any host, where the same document was seen.",
    "kind": "What the document is.",
    "title": "The document's own title, never the site's or the column's.",
    "index_number": "索引号, NFKC, without inner spaces.",
    "document_number": "发文字号 as 代字〔YYYY〕N号 where it can be read as one, else as printed.",
    "issuer": "发文机关 or 发布机构 of the metadata box.",
    "source": "来源.",
    "agency": "Full name of the agency the document is by or about.",
    "region": "Division of the agency.",
    "report_year": "Year an annual report covers.",
    "written_date": "成文日期.",
    "published_date": "发布日期, in Asia/Shanghai.",
    "published_time": "Clock time of publication, if the page prints one, in Asia/Shanghai.",
    "effective_date": "实施日期 or 生效日期.",
    "abolished_date": "废止日期 or 失效日期.",
    "topic": "主题分类 as printed.",
    "keywords": "主题词 or 关键词.",
    "validity": "有效性 as printed.",
    "disclosure": "公开方式, 公开范围, 公开时限 …: label to value as printed.",
    "other_labels": "Every further label of the metadata box with its value as printed.",
    "text": "The body: one line a block, table cells separated by TAB, no site chrome, no metadata box.",
    "tables": "Data tables of the body; merged cells are repeated.",
    "attachments": "Files that belong to the document.",
    "links": "Links inside the body.",
    "host_class": "What kind of host the canonical URL is on.",
    "quality": "Flags: what is doubtful about the document.",
    "repair": "What was undone to make the text readable.",
    "provenance": "Field to where its value was read.",
    "part_of": "For a part of a compilation: which part of which document.",
    "duplicates": "Duplicate group, and how the document relates to the one kept.",
    "text_sha256": "Hex SHA-256 of the text in UTF-8.",
    "first_seen_at": "When the document was first fetched.",
    "last_seen_at": "When the document was last fetched.",
    "fetched_at": "When the response that the text was read from was fetched.",
    "capture": "The archived response that the document was read from.",
}

_SHA256 = {"pattern": "^[0-9a-f]{64}$"}
_DATE = {"format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_MOMENT = {
    "format": "date-time",
    "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$",
}
# What the Python types do not say.
_CONSTRAINTS: dict[str, dict[str, Any]] = {
    "Document.schema": {"const": SCHEMA},
    "Document.version": {"minimum": 1},
    "Document.written_date": _DATE,
    "Document.published_date": _DATE,
    "Document.effective_date": _DATE,
    "Document.abolished_date": _DATE,
    "Document.published_time": {"pattern": r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$"},
    "Document.text_sha256": _SHA256,
    "Document.first_seen_at": _MOMENT,
    "Document.last_seen_at": _MOMENT,
    "Document.fetched_at": _MOMENT,
    "Region.code": {"pattern": r"^\d{6}$"},
    "Attachment.bytes": {"minimum": 0},
    "Attachment.sha256": _SHA256,
    "Provenance.confidence": {"minimum": 0, "maximum": 1},
    "PartOf.part": {"minimum": 1},
    "PartOf.of": {"minimum": 1},
    "Capture.offset": {"minimum": 0},
    "Capture.sha256": _SHA256,
}
_SCALARS = {str: "string", int: "integer", float: "number"}


def document_schema() -> dict[str, Any]:
    """The schema of one exported line: every key required, no other key allowed, absent values null."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": SCHEMA,
        "description": "One document of a corpus made by gkcrawl.",
        **_object(Document, DESCRIPTIONS),
    }


def _object(cls: type, descriptions: dict[str, str] | None = None) -> dict[str, Any]:
    hints = get_type_hints(cls)
    properties = {}
    for field in fields(cls):
        schema = _field(hints[field.name]) | _CONSTRAINTS.get(f"{cls.__name__}.{field.name}", {})
        properties[field.name] = schema | ({"description": descriptions[field.name]} if descriptions else {})
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _field(hint: Any) -> dict[str, Any]:
    """Schema of a field; a nullable text is null when absent, never empty."""
    choices = [choice for choice in get_args(hint) if choice is not NoneType]
    if NoneType not in get_args(hint):
        return _value(hint)
    schema = _value(choices[0])
    return schema | {"type": [schema["type"], "null"]} | ({"minLength": 1} if choices[0] is str else {})


def _value(hint: Any) -> dict[str, Any]:
    if get_origin(hint) is Literal:
        return {"type": "string", "enum": list(get_args(hint))}
    if get_origin(hint) is list:
        return {"type": "array", "items": _value(get_args(hint)[0])}
    if get_origin(hint) is dict:
        return {"type": "object", "additionalProperties": _value(get_args(hint)[1])}
    if is_dataclass(hint) and isinstance(hint, type):
        return _object(hint) | {"description": " ".join((hint.__doc__ or "").split())}
    return {"type": _SCALARS[hint]}


def field_table() -> str:
    """The fields of the contract as a Markdown table."""
    rows = [
        f"| `{name}` | {_type_name(schema)} | {schema['description']} |"
        for name, schema in document_schema()["properties"].items()
    ]
    return "\n".join(["| field | type | meaning |", "|---|---|---|", *rows])


def _type_name(schema: dict[str, Any]) -> str:
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    name = " or ".join(types)
    if "items" in schema:
        name = name.replace("array", f"array of {_type_name(schema['items'])}")
    if "properties" in schema:
        keys = ", ".join(f"`{key}`" for key in schema["properties"])
        name = name.replace("object", f"object: {keys}")
    return name
