"""Columns of published tables: the types of the contract as Arrow types, and plain data as Arrow arrays."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_origin

import pyarrow as pa

from gkcrawl.contract import fields_of
from gkcrawl.document import DATE, MOMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gkcrawl.contract import Field

DAY = pa.date32()
AT = pa.timestamp("us", "UTC")
"""Moments: offsets are lost, the moment is not."""
_SCALARS = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
FIELD, LABEL = "field", "label"
"""What free keys of objects are called in lists of structs: names of fields, and labels as printed."""


class Column(NamedTuple):
    """A column: name, Arrow type, meaning in words, and what makes a plain value one of that type (None: nothing)."""

    name: str
    type: Any
    meaning: str = ""
    shape: Callable[[Any], Any] | None = None


def column_of(field: Field, *, without: Sequence[str] = ()) -> Column:
    """The column of a ``field`` of the contract; parts of its objects that are named in ``without`` are left out."""
    if field.format is DATE:
        return Column(field.name, DAY, field.meaning)
    if field.format is MOMENT:
        return Column(field.name, AT, field.meaning)
    return Column(field.name, arrow_type(field.type, tuple(without)), field.meaning, shaper(field.type))


@cache
def arrow_type(kind: Any, without: tuple[str, ...] = ()) -> Any:
    """The Arrow type of values of ``kind``; objects with free keys are lists of structs, which every reader knows."""
    origin = get_origin(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return pa.struct(
            [(name, arrow_type(field.type)) for name, field in fields_of(kind).items() if name not in without]
        )
    if origin is list:
        return pa.list_(arrow_type(get_args(kind)[0], without))
    if origin is dict:
        inner = arrow_type(get_args(kind)[1])
        if pa.types.is_struct(inner):
            return pa.list_(pa.struct([pa.field(FIELD, pa.string()), *inner]))
        return pa.list_(pa.struct([(LABEL, pa.string()), ("value", inner)]))
    # A sheet's name or a page's number: text holds both.
    return _SCALARS.get(str if origin is Literal or get_args(kind) else kind, pa.string())


@cache
def shaper(kind: Any) -> Callable[[Any], Any] | None:
    """What makes plain data of ``kind`` such as `arrow_type` takes; None where it is so already."""
    origin, arguments = get_origin(kind), get_args(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        makers = {name: make for name, field in fields_of(kind).items() if (make := shaper(field.type))}
        if not makers:
            return None
        return lambda value: value | {name: _made(make, value[name]) for name, make in makers.items()}
    if origin is list:
        make = shaper(arguments[0])
        return None if make is None else lambda value: [_made(make, item) for item in value]
    if origin is dict:
        if is_dataclass(arguments[1]):
            return lambda value: [{FIELD: key, **item} for key, item in value.items()]
        return lambda value: [{LABEL: key, "value": item} for key, item in value.items()]
    return str if arguments and origin is not Literal else None


def arrow_schema(columns: Sequence[Column]) -> Any:
    """The schema of a table with these ``columns``; meanings are the descriptions of its fields."""
    return pa.schema([pa.field(one.name, one.type, metadata={"description": one.meaning}) for one in columns])


def arrow_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[Column]) -> Any:
    """``rows`` (plain data by name of column) as a table with these ``columns``."""
    arrays = [_array([row[one.name] for row in rows], one) for one in columns]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(columns))


def _array(values: list[Any], column: Column) -> Any:
    if column.type in (DAY, AT):
        return moments(values, column.type)
    if column.shape:
        values = [_made(column.shape, value) for value in values]
    return pa.array(values, column.type)


def moments(values: Sequence[str | None], type: Any) -> Any:
    """ISO 8601 ``values`` as days or moments; what is none, as no calendar has that day, becomes null."""
    try:
        return pa.array(values, pa.string()).cast(type)
    except pa.ArrowInvalid:
        return pa.array([_moment(value, type) for value in values], type)


def _moment(value: str | None, type: Any) -> date | datetime | None:
    try:
        # Python before 3.11 does not know the Z.
        return _parse(value.replace("Z", "+00:00"), type) if value else None
    except ValueError:
        return None


def _parse(value: str, type: Any) -> date | datetime:
    return date.fromisoformat(value) if type == DAY else datetime.fromisoformat(value)


def _made(make: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else make(value)
