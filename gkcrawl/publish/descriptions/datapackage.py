"""datapackage.json of a snapshot: Data Package 2.0 (datapackage.org), a resource a Parquet file, typed and hashed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from gkcrawl.publish.descriptions.citation import NOBODY

if TYPE_CHECKING:
    from gkcrawl.publish.release import Release, WrittenFile, WrittenTable

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {pa.string(): "string", pa.int64(): "integer", pa.float64(): "number", pa.bool_(): "boolean"}


def datapackage(release: Release) -> str:
    """The file's text."""
    edition = release.edition
    package = {
        "$schema": PROFILE,
        "name": "gkcrawl-corpus",
        "title": edition.title,
        "version": edition.version,
        "created": f"{release.day.isoformat()}T00:00:00Z",
        "homepage": edition.url,
        "licenses": [{"name": edition.licence, "title": edition.licence}] if edition.licence else None,
        "contributors": [{"title": name, "roles": ["publisher"]} for name in edition.authors or (NOBODY,)],
        # Files of one table cannot be put behind one another, as those of one resource have to be.
        "resources": [_resource(written, file) for written in release.tables for file in written.files],
    }
    return json.dumps({key: value for key, value in package.items() if value}, ensure_ascii=False, indent=1) + "\n"


def _resource(written: WrittenTable, file: WrittenFile) -> dict[str, Any]:
    table = written.table
    schema: dict[str, Any] = {
        "fields": [
            {"name": column.name, "type": _type(column.type), "description": column.meaning} for column in table.columns
        ]
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "name": file.path.rpartition("/")[2].removesuffix(".parquet"),
        # As a table frictionless would read it by way of pandas, which has no lists and no integer that is missing.
        "type": "file",
        "path": file.path,
        "description": table.meaning,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "schema": schema,
    }


def _type(type: Any) -> str:
    if pa.types.is_list(type):
        return "array"
    if pa.types.is_struct(type):
        return "object"
    if pa.types.is_date(type):
        return "date"
    return "datetime" if pa.types.is_timestamp(type) else _TYPES[type]
