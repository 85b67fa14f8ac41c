"""What belongs into a backup: every table but those of secrets and of passing things, and every file they name."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import Boolean, Table

from cairn.access.vault import Key
from cairn.schema import all_tables

FORMAT = 1
DATABASE, MANIFEST, SIGNATURE = "travel.db", "manifest.json", "manifest.sig"
LEFT_OUT = frozenset(
    {
        "session",
        "one_use_token",
        "attempt",
        "challenge",
        "reset_token",
        "passkey_challenge",
        "sso_flow",
        "reply",
        "api_token",
        "invite",
    }
)
"""Who is signed in, keys to doors, and counts of attempts: worth nothing later, or worth too much. What has been revoked
since does not come back."""
SECRET_SETTINGS = ("jwt_secret",)
"""Rows of app_setting that never leave the instance."""
NAME = re.compile(r"(?:auto-|safety-)?backup-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.zip")
ENTRY = re.compile(
    r"travel\.db|manifest\.json|manifest\.sig"
    r"|uploads/(?P<picture>(?:avatars|covers)/[0-9a-f-]{36}\.webp)"
    r"|uploads/files/(?P<object>(?:file|preview)/[0-9a-f-]{36})"
)


class Entry(msgspec.Struct):
    """One file of the archive, as the manifest promises it."""

    name: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, kw_only=True):
    """`manifest.json`."""

    format: int
    version: str
    schema: str
    created_at: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that lies in the folder."""

    path: Path

    @property
    def size(self) -> int:
        return self.path.stat().st_size


def signature(key: Key, manifest: bytes) -> str:
    """What only whoever has this instance's key can write under a manifest."""
    return hmac.new(key.mac_key("backups"), manifest, hashlib.sha256).hexdigest()


def tables() -> list[Table]:
    """The tables of a backup, those that others refer to first."""
    return [table for table in all_tables().sorted_tables if table.name not in LEFT_OUT]


def booleans(table: Table) -> list[int]:
    """Which columns hold yes or no: SQLite gives them as numbers."""
    return [at for at, column in enumerate(table.columns) if isinstance(column.type, Boolean)]


def columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)
