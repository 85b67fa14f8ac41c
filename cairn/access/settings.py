"""What the host sets in the product: one row a setting, its value as JSON."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from cairn.db.tx import Tx

M = TypeVar("M", bound=BaseModel)


def read_setting(tx: Tx, key: str, default: M) -> M:
    """The setting as stored, or the default given."""
    row = tx.one("SELECT value FROM app_setting WHERE key = ?", key)
    return default if row is None else type(default).model_validate_json(str(row[0]))


def write_setting(tx: Tx, key: str, value: BaseModel) -> None:
    """Store a setting."""
    tx.run(
        "INSERT INTO app_setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key,
        value.model_dump_json(),
    )
