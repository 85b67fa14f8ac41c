"""Ids: UUIDv7 minted by whoever adds the record, UUIDv5 where the same input must give the same id."""

from __future__ import annotations

import re
import uuid

import uuid_utils

UUID = str
"""An id as it travels: 36 lower-case characters with dashes."""

_PATTERN = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NAMESPACE = uuid.UUID("6f1b7f5e-5d0c-4a6f-9d53-0d1f6ab1c0de")


def new_id() -> UUID:
    """A fresh UUIDv7: ids sort by the time of their making."""
    return str(uuid_utils.uuid7())


def derived_id(*parts: str) -> UUID:
    """The same id for the same parts, for seeds, samples and idempotency keys."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def is_id(text: object) -> bool:
    """True for a canonical lower-case UUID of any version."""
    return isinstance(text, str) and _PATTERN.fullmatch(text) is not None
