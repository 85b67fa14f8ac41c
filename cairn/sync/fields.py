"""Field types: what a value must be, how it is stored, what the client is told about it.

A noun annotates its fields with these (`name: Annotated[str, Text(1, 80)]`). Values are kept in their wire form
everywhere: text for ids, dates and instants, so a record is the same in the log, in memory and in the browser.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from urllib.parse import urlsplit

from sqlalchemy.types import TypeEngine

from cairn.db import schema
from cairn.errors import BadRequest
from cairn.kit.ids import is_id
from cairn.kit.ordering import is_order_key

Json = str | int | float | bool | None | list[str]
Fields = dict[str, Json]
Policy = Literal["clear", "cascade"]
Merge = Literal["ask", "last"]

_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_COLOR = re.compile(r"#[0-9a-f]{6}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Wrong(Exception):
    """A value does not fit; says what was expected. The record adds where and what came."""


@dataclass(frozen=True)
class FieldType:
    """Base of all field types: `check` returns the value as kept or raises Wrong."""

    @property
    def name(self) -> str:
        """The type's name in the client's schema."""
        raise NotImplementedError

    @property
    def column(self) -> TypeEngine[str] | TypeEngine[int] | TypeEngine[float] | TypeEngine[bool]:
        return schema.TEXT

    def check(self, value: object) -> Json:
        raise NotImplementedError

    def limits(self) -> Mapping[str, object]:
        """What the client's schema says beside the name: min, max, choices."""
        return {}

    def json_schema(self) -> dict[str, object]:
        return {"type": "string"}

    def example(self) -> Json:
        raise NotImplementedError


def _text(value: object, expected: str = "text") -> str:
    if not isinstance(value, str):
        raise Wrong(expected)
    return value


@dataclass(frozen=True)
class Text(FieldType):
    """Text of min to max characters; a text that must not be empty must not be blank either."""

    min: int
    max: int
    sample: str = "Text"
    name = "text"

    def check(self, value: object) -> Json:
        text = _text(value)
        if not self.min <= len(text) <= self.max or (self.min and not text.strip()):
            raise Wrong(f"text of {self.min} to {self.max} characters")
        if _CONTROL.search(text) or any("\ud800" <= character <= "\udfff" for character in text):
            raise Wrong("text without control characters")
        return text

    def limits(self) -> Mapping[str, object]:
        return {"min": self.min, "max": self.max}

    def json_schema(self) -> dict[str, object]:
        pattern = {"pattern": r"\S"} if self.min else {}
        return {"type": "string", "minLength": self.min, "maxLength": self.max, **pattern}

    def example(self) -> Json:
        return self.sample


@dataclass(frozen=True)
class Link(Text):
    """A web address, http or https: anything else could run in the reader's browser."""

    def check(self, value: object) -> Json:
        text = super().check(value)
        try:
            parts = urlsplit(str(text))
        except ValueError:
            raise Wrong("an address starting with http:// or https://") from None
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise Wrong("an address starting with http:// or https://")
        return text

    def json_schema(self) -> dict[str, object]:
        return {"type": "string", "format": "uri", "pattern": "^https?://[a-z0-9.-]+$", "maxLength": self.max}


@dataclass(frozen=True)
class Pattern(FieldType):
    """Text of one shape; the pattern must mean the same in Python and in the OpenAPI document."""

    pattern: str
    expected: str
    sample: str
    max: int = 200
    name = "text"

    def check(self, value: object) -> Json:
        text = _text(value, self.expected)
        if len(text) > self.max or not re.fullmatch(self.pattern, text):
            raise Wrong(self.expected)
        return text

    def limits(self) -> Mapping[str, object]:
        return {"min": 0, "max": self.max}

    def json_schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": f"^({self.pattern})$", "maxLength": self.max}

    def example(self) -> Json:
        return self.sample


@dataclass(frozen=True)
class Int(FieldType):
    """A whole number from min to max."""

    min: int
    max: int
    name = "int"

    @property
    def column(self) -> TypeEngine[int]:
        return schema.INT

    def check(self, value: object) -> Json:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not self.min <= value <= self.max:
            raise Wrong(f"a whole number from {self.min} to {self.max}")
        return value

    def limits(self) -> Mapping[str, object]:
        return {"min": self.min, "max": self.max}

    def json_schema(self) -> dict[str, object]:
        return {"type": "integer", "minimum": self.min, "maximum": self.max}

    def example(self) -> Json:
        return max(self.min, min(self.max, 60))


@dataclass(frozen=True)
class Float(FieldType):
    """A finite number from min to max."""

    min: float
    max: float
    sample: float = 0.0
    name = "float"

    @property
    def column(self) -> TypeEngine[float]:
        return schema.FLOAT

    def check(self, value: object) -> Json:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise Wrong(f"a number from {self.min:g} to {self.max:g}")
        if not self.min <= value <= self.max:
            raise Wrong(f"a number from {self.min:g} to {self.max:g}")
        return float(value)

    def limits(self) -> Mapping[str, object]:
        return {"min": self.min, "max": self.max}

    def json_schema(self) -> dict[str, object]:
        return {"type": "number", "minimum": self.min, "maximum": self.max}

    def example(self) -> Json:
        return self.sample


@dataclass(frozen=True)
class Bool(FieldType):
    """Yes or no."""

    name = "bool"

    @property
    def column(self) -> TypeEngine[bool]:
        return schema.BOOL

    def check(self, value: object) -> Json:
        if not isinstance(value, bool):
            raise Wrong("true or false")
        return value

    def json_schema(self) -> dict[str, object]:
        return {"type": "boolean"}

    def example(self) -> Json:
        return False


@dataclass(frozen=True)
class Day(FieldType):
    """A calendar date, never derived through UTC."""

    name = "date"

    @property
    def column(self) -> TypeEngine[str]:
        return schema.DATE

    def check(self, value: object) -> Json:
        text = _text(value, "a date as 2026-11-18")
        try:
            parsed = date.fromisoformat(text)
        except ValueError:
            raise Wrong("a date as 2026-11-18") from None
        if parsed.isoformat() != text or not 1900 <= parsed.year <= 2200:
            raise Wrong("a date from 1900-01-01 to 2200-12-31")
        return text

    def json_schema(self) -> dict[str, object]:
        return {"type": "string", "format": "date", "pattern": r"^(19\d\d|20\d\d|21\d\d|2200)-\d\d-\d\d$"}

    def example(self) -> Json:
        return "2026-11-18"


@dataclass(frozen=True)
class Clock(FieldType):
    """Wall-clock time of the place, HH:MM."""

    name = "clock"

    def check(self, value: object) -> Json:
        text = _text(value, "a time as 09:30")
        if not _CLOCK.fullmatch(text):
            raise Wrong("a time as 09:30")
        return text

    def json_schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}

    def example(self) -> Json:
        return "09:30"


@dataclass(frozen=True)
class Instant(FieldType):
    """A moment in UTC with microseconds and a Z."""

    name = "instant"

    @property
    def column(self) -> TypeEngine[str]:
        return schema.INSTANT

    def check(self, value: object) -> Json:
        text = _text(value, "an instant as 2026-11-24T05:00:00.000000Z")
        try:
            moment = datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ")
        except ValueError:
            raise Wrong("an instant as 2026-11-24T05:00:00.000000Z") from None
        if not 1900 <= moment.year <= 2200:
            raise Wrong("an instant between the years 1900 and 2200")
        return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def json_schema(self) -> dict[str, object]:
        return {
            "type": "string",
            "pattern": r"^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$",
        }

    def example(self) -> Json:
        return "2026-11-24T05:00:00.000000Z"


@dataclass(frozen=True)
class OrderKey(FieldType):
    """A fractional order key: a move is one field of one record."""

    name = "order"

    def check(self, value: object) -> Json:
        text = _text(value, "an order key of letters and digits")
        if len(text) > 120 or not is_order_key(text):
            raise Wrong("an order key of at most 120 letters and digits, as the client library mints them")
        return text

    def json_schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": "^[0-9A-Za-z]{1,120}$"}

    def example(self) -> Json:
        return "a0"


@dataclass(frozen=True)
class Id(FieldType):
    """The id of something outside the log, such as an account."""

    name = "uuid"

    @property
    def column(self) -> TypeEngine[str]:
        return schema.ID

    def check(self, value: object) -> Json:
        if not is_id(value):
            raise Wrong("an id: a lower-case UUID")
        return str(value)

    def json_schema(self) -> dict[str, object]:
        return {
            "type": "string",
            "format": "uuid",
            "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        }

    def example(self) -> Json:
        return "0198f3a2-5b7c-7d10-8a4e-3f2b1c0d9e8f"


@dataclass(frozen=True)
class Ref(Id):
    """A reference. Policy: what happens here when the target goes (L8). `stream` names another stream's family."""

    kind: str
    policy: Policy
    stream: str | None = None

    many = False


@dataclass(frozen=True)
class Refs(FieldType):
    """A list of references without order or doubles; a target that goes is taken out of it."""

    kind: str
    max: int = 200
    policy: Policy = "clear"
    stream: str | None = None

    name = "uuids"
    many = True

    @property
    def column(self) -> TypeEngine[str]:
        return schema.JSON_TEXT

    def check(self, value: object) -> Json:
        if not isinstance(value, list) or len(value) > self.max or not all(is_id(item) for item in value):
            raise Wrong(f"a list of at most {self.max} ids")
        return list(dict.fromkeys(value))

    def limits(self) -> Mapping[str, object]:
        return {"max": self.max}

    def json_schema(self) -> dict[str, object]:
        return {"type": "array", "items": Id().json_schema(), "maxItems": self.max}

    def example(self) -> Json:
        return []


@dataclass(frozen=True)
class Choice(FieldType):
    """One of a fixed set of words."""

    choices: tuple[str, ...]
    name = "choice"

    def check(self, value: object) -> Json:
        if value not in self.choices:
            raise Wrong("one of " + ", ".join(self.choices))
        return str(value)

    def limits(self) -> Mapping[str, object]:
        return {"choices": list(self.choices)}

    def json_schema(self) -> dict[str, object]:
        return {"type": "string", "enum": list(self.choices)}

    def example(self) -> Json:
        return self.choices[0]


@dataclass(frozen=True)
class Color(FieldType):
    """`#rrggbb`, lower case."""

    name = "color"

    def check(self, value: object) -> Json:
        text = _text(value, "a colour as #c2410c")
        if not _COLOR.fullmatch(text):
            raise Wrong("a colour as #c2410c")
        return text

    def json_schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": "^#[0-9a-f]{6}$"}

    def example(self) -> Json:
        return "#c2410c"


@dataclass(frozen=True)
class Field:
    """One field of a noun: its type and how it behaves."""

    name: str
    type: FieldType
    nullable: bool
    default: Json
    required: bool
    merge: Merge

    @property
    def ref(self) -> Ref | Refs | None:
        return self.type if isinstance(self.type, Ref | Refs) else None

    def check(self, kind: str, value: object) -> Json:
        """The value as kept; BadRequest when it does not fit."""
        if value is None and self.nullable:
            return None
        try:
            return self.type.check(value)
        except Wrong as wrong:
            shown = repr(value)
            raise BadRequest(
                "WRONG_VALUE",
                f"{kind}.{self.name} must be {wrong}{' or null' if self.nullable else ''}; got {shown[:80]}.",
                {"kind": kind, "field": self.name},
            ) from None
