"""croissant.json of a snapshot: Croissant 1.1 (MLCommons), JSON-LD that says from which column a field is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from gkcrawl.data import text
from gkcrawl.publish.descriptions.citation import NOBODY, cited

if TYPE_CHECKING:
    from gkcrawl.publish.columns import Column
    from gkcrawl.publish.release import Release, WrittenTable

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"
PARQUET = "application/x-parquet"
"""The media type that the standard's reader knows Parquet by; the registered one is unknown to it."""
_TYPES = {pa.string(): "sc:Text", pa.int64(): "sc:Integer", pa.float64(): "sc:Float", pa.bool_(): "sc:Boolean"}
_SPDX = "https://spdx.org/licenses/"


def croissant(release: Release) -> str:
    """The file's text; tables without rows are left out, as there is nothing to read."""
    edition = release.edition
    said = {
        "@context": json.loads(text("croissant_context.json")),
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": edition.title,
        "description": f"Documents of Chinese government-information portals as of {release.day}.",
        "version": edition.version,
        "datePublished": release.day.isoformat(),
        "inLanguage": "zh",
        "license": f"{_SPDX}{edition.licence}" if edition.licence else "other: see README.md",
        "url": edition.url,
        "creator": [{"@type": "sc:Organization", "name": name} for name in edition.authors or (NOBODY,)],
        "citeAs": cited(release),
        "isLiveDataset": False,
        "distribution": [one for written in release.tables if written.tally.rows for one in _distribution(written)],
        "recordSet": [_record_set(written) for written in release.tables if written.tally.rows],
    }
    return (
        json.dumps({key: value for key, value in said.items() if value is not None}, ensure_ascii=False, indent=1)
        + "\n"
    )


def _distribution(written: WrittenTable) -> list[dict[str, Any]]:
    files = [
        {
            "@type": "cr:FileObject",
            "@id": file.path,
            "name": file.path,
            "contentUrl": file.path,
            "contentSize": f"{file.bytes} B",
            "encodingFormat": PARQUET,
            "sha256": file.sha256,
        }
        for file in written.files
    ]
    if len(files) == 1:
        return files
    name = written.table.name
    whole = {
        "@type": "cr:FileSet",
        "@id": name,
        "name": name,
        "encodingFormat": PARQUET,
        # Relative to this file: contained in files of its own it would be unpacked, and not read.
        "includes": f"{name}/*.parquet",
    }
    return [*files, whole]


def _record_set(written: WrittenTable) -> dict[str, Any]:
    table = written.table
    one = len(written.files) == 1
    source = {"fileObject": {"@id": written.files[0].path}} if one else {"fileSet": {"@id": table.name}}
    made: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": f"{table.name}-rows",
        "name": table.name,
        "description": table.meaning,
        "field": [_field(f"{table.name}-rows", column, source) for column in table.columns],
    }
    if table.key:
        made["key"] = [{"@id": f"{made['@id']}/{name}"} for name in table.key]
    return made


def _field(record_set: str, column: Column, source: dict[str, Any]) -> dict[str, Any]:
    id = f"{record_set}/{column.name}"
    extract = source | {"extract": {"column": column.name}}
    type = column.type
    made: dict[str, Any] = {"@type": "cr:Field", "@id": id, "name": column.name, "description": column.meaning}
    if pa.types.is_list(type):
        made |= {"isArray": True, "arrayShape": "-1"}
        type = type.value_type
    if not pa.types.is_struct(type):
        return made | {"dataType": _type(type), "source": extract}
    made["subField"] = [
        {
            "@type": "cr:Field",
            "@id": f"{id}/{part.name}",
            "name": part.name,
            "dataType": _type(part.type),
            "source": extract | {"transform": {"jsonPath": part.name}},
            **({"isArray": True, "arrayShape": _shape(part.type)} if pa.types.is_list(part.type) else {}),
        }
        for part in type
    ]
    return made


def _type(type: Any) -> str:
    """What a value is, or what those of a list are, however deep."""
    if pa.types.is_list(type):
        return _type(type.value_type)
    if pa.types.is_date(type):
        return "sc:Date"
    return "sc:DateTime" if pa.types.is_timestamp(type) else _TYPES[type]


def _shape(type: Any) -> str:
    return f"-1,{_shape(type.value_type)}" if pa.types.is_list(type.value_type) else "-1"
