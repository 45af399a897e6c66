"""JSON Schema (draft 2020-12) of an exported document, generated from the dataclasses of the contract."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from gkcrawl.contract import fields_of
from gkcrawl.document import SCHEMA, Document

if TYPE_CHECKING:
    from gkcrawl.contract import Field

_SCALARS = {str: "string", int: "integer", float: "number"}


def document_schema() -> dict[str, Any]:
    """The schema of one exported line: every key required, no other key allowed, absent values null."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": SCHEMA,
        "description": "One document of a corpus made by gkcrawl.",
        **_object(Document),
    }


def _object(cls: type) -> dict[str, Any]:
    properties = {name: _field(field) for name, field in fields_of(cls).items()}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _field(field: Field) -> dict[str, Any]:
    """Schema of a field; a nullable text is null when absent, never empty."""
    schema = _value(field.type)
    if field.nullable:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        schema |= {"type": [*types, "null"]} | ({"minLength": 1} if "string" in types and "enum" not in schema else {})
    return schema | field.format | ({"description": field.meaning} if field.meaning else {})


def _value(hint: Any) -> dict[str, Any]:
    if get_origin(hint) is Literal:
        return {"type": "string", "enum": list(get_args(hint))}
    if get_origin(hint) is list:
        return {"type": "array", "items": _value(get_args(hint)[0])}
    if get_origin(hint) is dict:
        return {"type": "object", "additionalProperties": _value(get_args(hint)[1])}
    if is_dataclass(hint) and isinstance(hint, type):
        return _object(hint) | {"description": " ".join((hint.__doc__ or "").split())}
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    return {"type": [_SCALARS[choice] for choice in get_args(hint)]}


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
