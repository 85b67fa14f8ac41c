"""What the host sets in the product: one row a setting, its value as JSON; secrets lie apart, sealed."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from cairn.access.vault import SETTING, Vault
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


def read_secret(tx: Tx, vault: Vault, name: str) -> str | None:
    """A secret that the host has set in the product. Raises Unreadable."""
    row = tx.one("SELECT secret FROM secret WHERE name = ?", name)
    return None if row is None else vault.open(SETTING, name, str(row[0]))


def write_secret(tx: Tx, vault: Vault, name: str, text: str) -> None:
    """Seal it; an empty one takes it away."""
    tx.run("DELETE FROM secret WHERE name = ?", name)
    if text:
        tx.run("INSERT INTO secret (name, secret) VALUES (?, ?)", name, vault.seal(SETTING, name, text))


def has_secret(tx: Tx, name: str) -> bool:
    return tx.one("SELECT 1 FROM secret WHERE name = ?", name) is not None
