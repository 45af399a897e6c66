"""The fields of the contract, read off the data classes of `gkcrawl.document`: what all lists of fields are made of."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache, reduce
from operator import or_
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args, get_origin, get_type_hints

from gkcrawl.document import COUNTED, DATE, KEPT, UNTRACKED, Document, Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a data class: its ``type`` without None and `Annotated`, and what is said about it."""

    name: str
    type: Any
    nullable: bool
    meaning: str
    format: dict[str, Any]
    marks: frozenset[Mark]
    default: Any
    """A value, or a factory of one; `MISSING` for what every document has."""

    @property
    def nested(self) -> bool:
        """Whether values are objects or lists: JSON in a column of the database, in a cell of a table."""
        return get_origin(self.type) in (list, dict) or is_dataclass(self.type)

    @property
    def parts(self) -> dict[str, Field]:
        """The fields of values that are one object; none of all others."""
        return fields_of(self.type) if is_dataclass(self.type) and isinstance(self.type, type) else {}

    def absent(self) -> Any:
        """What stands for a value that was never read; KeyError where there has to be one."""
        if self.default is MISSING:
            raise KeyError(self.name)
        return self.default() if callable(self.default) else self.default


@cache
def fields_of(cls: type) -> dict[str, Field]:
    """The fields of a data class of the contract by name, in the order of the contract."""
    hints = get_type_hints(cls, include_extras=True)
    return {item.name: _field(item.name, hints[item.name], item) for item in fields(cls)}


def _field(name: str, hint: Any, item: Any) -> Field:
    plain, *said = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    meaning = "".join(one for one in said if isinstance(one, str))
    format = next((one for one in said if isinstance(one, dict)), {})
    marks = frozenset(one for one in said if isinstance(one, Mark))
    choices = [choice for choice in get_args(plain) if choice is not NoneType]
    nullable = NoneType in get_args(plain)
    default = item.default if item.default_factory is MISSING else item.default_factory
    if nullable:
        plain = reduce(or_, choices)
    return Field(name, plain, nullable, meaning, format, marks, default)


def completed(value: Any, kind: Any = Document) -> Any:
    """Plain data of ``kind`` as today's contract has it: what is older than a field gets it, absent.

    Keys come in the order of the contract. KeyError for a value without which there is no document.
    """
    arguments = get_args(kind)
    if value is None or not (is_dataclass(kind) or arguments):
        return value
    if is_dataclass(kind) and isinstance(kind, type):
        return {
            name: completed(value[name], field.type) if name in value else field.absent()
            for name, field in fields_of(kind).items()
        }
    if get_origin(kind) is list:
        return [completed(item, arguments[0]) for item in value]
    return {key: completed(item, arguments[1]) for key, item in value.items()} if get_origin(kind) is dict else value


@cache
def _maker(kind: Any) -> Callable[[Any], Any] | None:
    """What makes data classes of plain data of ``kind``; None where there are none in it."""
    if is_dataclass(kind) and isinstance(kind, type):
        makers = {name: make for name, field in fields_of(kind).items() if (make := _maker(field.type))}
        return lambda value: kind(**value | {name: make(value[name]) for name, make in makers.items() if value[name]})
    make = _maker(get_args(kind)[-1]) if get_origin(kind) in (list, dict) else None
    if make is None:
        return None
    if get_origin(kind) is list:
        return lambda value: [make(item) for item in value]
    return lambda value: {key: make(item) for key, item in value.items()}


def document_from(values: Mapping[str, Any]) -> Document:
    """The document of plain data with all keys of the contract: what `Document.to_dict` gave."""
    make = _maker(Document)
    assert make is not None
    return cast("Document", make(values))


FIELDS = fields_of(Document)


def marked(mark: Mark) -> tuple[str, ...]:
    """Names of the fields that have this mark."""
    return tuple(name for name, field in FIELDS.items() if mark in field.marks)


COVERED = marked(COUNTED)
DATES = tuple(name for name, field in FIELDS.items() if field.format is DATE)
METADATA = tuple(name for name, field in FIELDS.items() if not field.marks & {KEPT, UNTRACKED})
DAYS = ("published_date", "written_date", "first_seen_at")
"""Where the best day known for a document stands, the best first; every document has the last."""
DAY_LENGTH = 10  # characters of YYYY-MM-DD, which a moment begins with


def best_day(document: Mapping[str, Any]) -> str:
    """The day by which a document is filtered and ordered: of publication, else of writing, else first seen.

    >>> best_day({"published_date": None, "written_date": None, "first_seen_at": "2024-03-18T09:30:00Z"})
    '2024-03-18'
    """
    return next(str(document[name])[:DAY_LENGTH] for name in DAYS if document[name])
