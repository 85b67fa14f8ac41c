"""Nouns: a class becomes a kind, with its table, its checks and its place in a stream.

    class Bag(Record, kind="bag", stream="trip", section="packing"):
        name: Annotated[str, Text(1, 80)]
        carrier_id: Annotated[str | None, Ref("member", "clear")] = None
        position: Annotated[str, OrderKey(), Last]

The class is a declaration only: at run time a record is its fields, a flat dict that always carries every one (L6).
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, Union, get_args, get_origin, get_type_hints

import msgspec
from sqlalchemy import Column, ForeignKeyConstraint, Index, MetaData, PrimaryKeyConstraint, Table
from sqlalchemy.schema import SchemaItem

from cairn.db import schema
from cairn.db.tx import Value
from cairn.errors import BadRequest
from cairn.sync.fields import Bool, Field, Fields, FieldType, Id, Json, Ref, Refs

Audience = Callable[[Fields, str | None], bool]
"""(record, the reader's member id) -> may the reader see it?"""


@dataclass(frozen=True)
class Standing:
    """Marks a field whose concurrent edits need no question: the later one stands (L14's standing rule)."""


Last = Standing()


class Record:
    """Base of every noun. See the module for the spelling."""

    kind_spec: ClassVar[Kind]

    def __init_subclass__(
        cls, kind: str, stream: str, section: str, plural: str | None = None, audience: Audience | None = None
    ) -> None:
        cls.kind_spec = Kind(
            name=kind,
            plural=plural or kind + "s",
            stream=stream,
            section=section,
            fields=tuple(_fields(cls)),
            audience=audience,
            rule=cls.check,
            doc=(cls.__doc__ or "").strip(),
        )

    @classmethod
    def check(cls, fields: Fields) -> None:
        """Rules between the fields of one record; raise BadRequest. The default has none."""


def _fields(cls: type[Record]) -> Iterator[Field]:
    for name, hint in get_type_hints(cls, include_extras=True).items():
        if get_origin(hint) is ClassVar or name == "kind_spec":
            continue
        if get_origin(hint) is not Annotated:
            raise TypeError(f"{cls.__name__}.{name} has no field type: write Annotated[..., Text(1, 80)]")
        base, *marks = get_args(hint)
        types_given = [mark for mark in marks if isinstance(mark, FieldType)]
        nullable = get_origin(base) in (Union, types.UnionType) and type(None) in get_args(base)
        default: Json = getattr(cls, name, None)
        yield Field(
            name=name,
            type=types_given[0],
            nullable=nullable,
            default=default,
            required=not hasattr(cls, name),
            merge="last" if Last in marks else "ask",
        )


@dataclass(frozen=True)
class Kind:
    """A registered noun."""

    name: str
    plural: str
    stream: str
    section: str
    fields: tuple[Field, ...]
    audience: Audience | None
    rule: Callable[[Fields], None]
    doc: str

    @cached_property
    def by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    @cached_property
    def refs(self) -> tuple[Field, ...]:
        """Fields that point into the record's own stream."""
        return tuple(field for field in self.fields if field.ref and field.ref.stream is None)

    @cached_property
    def far_refs(self) -> tuple[Field, ...]:
        """Fields that point into another stream: checked when written, not settled."""
        return tuple(field for field in self.fields if field.ref and field.ref.stream is not None)

    # --- checks -------------------------------------------------------------------------------------------------

    def whole(self, given: Fields) -> Fields:
        """A complete record from an `add`: unknown fields refused, defaults filled, everything checked."""
        self._refuse_unknown(given)
        record: Fields = {}
        for field in self.fields:
            if field.name in given:
                record[field.name] = field.check(self.name, given[field.name])
            elif field.required:
                raise BadRequest(
                    "MISSING_FIELD",
                    f"A new {self.name} needs the field {field.name}.",
                    {"kind": self.name, "field": field.name},
                )
            else:
                record[field.name] = list(field.default) if isinstance(field.default, list) else field.default
        self.rule(record)
        return record

    def part(self, given: Fields) -> Fields:
        """The checked fields of a `set`."""
        self._refuse_unknown(given)
        by_name = self.by_name
        return {name: by_name[name].check(self.name, value) for name, value in given.items()}

    def _refuse_unknown(self, given: Fields) -> None:
        unknown = given.keys() - self.by_name.keys()
        if unknown:
            raise BadRequest(
                "UNKNOWN_FIELD",
                f"A {self.name} has no field {sorted(unknown)[0]!r}; its fields are {', '.join(self.names)}.",
                {"kind": self.name, "fields": sorted(unknown)[:20]},
            )

    # --- storage ------------------------------------------------------------------------------------------------

    def declare(self, metadata: MetaData) -> None:
        """One typed table a noun; keys start with the stream, so a trip's rows lie together and cannot be mixed."""
        if self.name in metadata.tables:
            return
        parts: list[SchemaItem] = [
            Column("stream", schema.STREAM, nullable=False),
            Column("id", schema.ID, nullable=False),
            *(Column(field.name, field.type.column, nullable=field.nullable) for field in self.fields),
            PrimaryKeyConstraint("stream", "id"),
        ]
        for field in self.fields:
            if type(field.type) is Id:
                parts.append(Index(f"ix_{self.name}_{field.name}", field.name))
        for field in self.refs:
            if isinstance(field.ref, Ref):
                target = field.ref.kind
                parts.append(
                    ForeignKeyConstraint(
                        ["stream", field.name],
                        [f"{target}.stream", f"{target}.id"],
                        name=f"fk_{self.name}_{field.name}",
                        deferrable=True,
                        initially="DEFERRED",
                    )
                )
                parts.append(Index(f"ix_{self.name}_{field.name}", "stream", field.name))
        Table(self.name, metadata, *parts, sqlite_with_rowid=False)

    @cached_property
    def decoders(self) -> tuple[tuple[int, Callable[[Value], Json]], ...]:
        """(position in `names`, function) for the columns a driver does not give back in wire form."""
        found: list[tuple[int, Callable[[Value], Json]]] = []
        for at, field in enumerate(self.fields):
            if isinstance(field.type, Refs):
                found.append((at, _decode_list))
            elif isinstance(field.type, Bool):
                found.append((at, bool))
        return tuple(found)

    def decode(self, row: tuple[Value, ...]) -> Fields:
        """A record from its columns in the order of `names`."""
        values: list[Json] = list(row)  # type: ignore[arg-type]  # no column of ours holds bytes
        for at, decode in self.decoders:
            if values[at] is not None:
                values[at] = decode(row[at])
        return dict(zip(self.names, values, strict=True))

    def encode(self, fields: Fields) -> list[Value]:
        """Column values of the fields given, in their order."""
        return [_encode_list(value) if isinstance(value, list) else value for value in fields.values()]

    @cached_property
    def columns(self) -> str:
        """The fields as columns of a query, in the order of `names`."""
        return ", ".join(quoted(name) for name in self.names)

    @cached_property
    def select_sql(self) -> str:
        return f"SELECT {self.columns} FROM {quoted(self.name)}"

    @cached_property
    def insert_sql(self) -> str:
        columns = ", ".join(quoted(name) for name in ("stream", "id", *self.names))
        return f"INSERT INTO {quoted(self.name)} ({columns}) VALUES ({','.join('?' * (len(self.names) + 2))})"


def quoted(name: str) -> str:
    """A name of ours in SQL; all of them are plain words, some of them reserved (`text`, `position`)."""
    return f'"{name}"'


def _decode_list(value: Value) -> list[str]:
    assert isinstance(value, str)
    return msgspec.json.decode(value, type=list[str])


def _encode_list(value: list[str]) -> str:
    return msgspec.json.encode(value).decode()


class Registry:
    """The kinds that exist, in the order they were registered. Tests make their own with toy nouns."""

    def __init__(self, *nouns: type[Record]) -> None:
        self.kinds: dict[str, Kind] = {}
        for noun in nouns:
            self.kinds[noun.kind_spec.name] = noun.kind_spec

    def kind(self, name: str) -> Kind:
        found = self.kinds.get(name)
        if found is None:
            raise BadRequest(
                "UNKNOWN_KIND",
                f"There is no kind {name[:80]!r}; the kinds are {', '.join(self.kinds)}.",
                {"kind": name[:80]},
            )
        return found

    def of_stream(self, family: str) -> list[Kind]:
        """The kinds that live in streams of this family (`trip`, `account`, `instance`)."""
        return [kind for kind in self.kinds.values() if kind.stream == family]

    def pointing_at(self, kind: str) -> list[tuple[Kind, Field]]:
        """The (kind, field) pairs whose references into their own stream name this kind."""
        return self._pointing.get(kind, [])

    @cached_property
    def _pointing(self) -> dict[str, list[tuple[Kind, Field]]]:
        found: dict[str, list[tuple[Kind, Field]]] = {}
        for kind in self.kinds.values():
            for field in kind.refs:
                if field.ref is not None:
                    found.setdefault(field.ref.kind, []).append((kind, field))
        return found

    @cached_property
    def trees(self) -> list[tuple[Kind, Field]]:
        """The (kind, field) pairs that refer to their own kind."""
        return [
            (kind, field)
            for kind in self.kinds.values()
            for field in kind.refs
            if isinstance(field.ref, Ref) and field.ref.kind == kind.name
        ]

    def declare_tables(self, metadata: MetaData = schema.metadata) -> None:
        """Every kind's table, on the metadata of the product or on another."""
        for kind in self.kinds.values():
            kind.declare(metadata)
