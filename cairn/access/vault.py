"""Secrets at rest: AES-256-GCM under keys that are derived from one, which lies apart from the database.

A sealed text is `enc:v2:<kid>:<base64url of nonce, ciphertext and tag>`, bound to its table, column, row and purpose: one
that is moved elsewhere cannot be opened.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import logging
import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from cairn.config import Settings
from cairn.db import Database
from cairn.db.tx import Tx
from cairn.kit.secret_file import write_secret

log = logging.getLogger("cairn.security")
KEY_FILE = ".encryption_key"
SALT = "vault_salt"
"""The row of `app_setting` that makes this instance's keys unlike any other's with the same secret."""
PREFIX = "enc:v2:"
NONCE = 12


class Unreadable(Exception):
    """Sealed with a key that is not at hand, or not as it was sealed."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A column of secrets. `where` narrows its rows down; `name` is what a host calls it."""

    table: str
    column: str
    key: str
    purpose: str
    name: str

    def bound_to(self, row: str) -> bytes:
        return f"{self.table}|{self.column}|{row}|{self.purpose}".encode()


SECOND_FACTOR = Sealed("second_factor", "secret", "account_id", "totp", "two-factor secrets")
SETTING = Sealed("secret", "secret", "name", "api", "secrets of mail and single sign-on")
ANSWER = Sealed("reply", "answer", "hash", "replies", "kept answers")
REGISTRY: tuple[Sealed, ...] = (SECOND_FACTOR, SETTING, ANSWER)
"""Every column that is sealed: rotation and the tests go by this list."""


class Key:
    """One master key of the host's, with what is derived from it."""

    def __init__(self, text: str, salt: bytes) -> None:
        self._material = bytes.fromhex(text) if is_hex_key(text) else text.encode()
        self._salt = salt
        self.kid = hashlib.sha256(self._derive("kid")).hexdigest()[:8]
        self._cipher = lru_cache(maxsize=16)(lambda purpose: AESGCM(self._derive(purpose)))

    def seal(self, column: Sealed, row: str, text: str) -> str:
        nonce = secrets.token_bytes(NONCE)
        sealed = self._cipher(column.purpose).encrypt(nonce, text.encode(), column.bound_to(row))
        return f"{PREFIX}{self.kid}:{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, column: Sealed, row: str, body: str) -> str:
        """Raises Unreadable."""
        try:
            raw = base64.urlsafe_b64decode(body)
            found: bytes = self._cipher(column.purpose).decrypt(raw[:NONCE], raw[NONCE:], column.bound_to(row))
        except (InvalidTag, ValueError, binascii.Error):
            raise Unreadable(f"{column.name}: not as it was sealed") from None
        return found.decode()

    def mac_key(self, purpose: str) -> bytes:
        """32 bytes for an HMAC."""
        return self._derive(f"mac/{purpose}")

    def _derive(self, purpose: str) -> bytes:
        return HKDF(SHA256(), 32, self._salt, f"cairn/v2/{purpose}".encode()).derive(self._material)


class Vault:
    """Seals with the key; opens what that key or the one before it has sealed. `load` comes before the first use."""

    def __init__(self) -> None:
        self._key: Key | None = None
        self._keys: dict[str, Key] = {}

    def load(self, key: Key, previous: Key | None = None) -> None:
        self._key = key
        self._keys = {one.kid: one for one in (previous, key) if one is not None}

    @property
    def key(self) -> Key:
        assert self._key is not None, "the vault is opened when the server is"
        return self._key

    def seal(self, column: Sealed, row: str, text: str) -> str:
        return self.key.seal(column, row, text)

    def open(self, column: Sealed, row: str, sealed: str) -> str:
        """Raises Unreadable."""
        kid, _, body = sealed.removeprefix(PREFIX).partition(":")
        key = self._keys.get(kid)
        if not sealed.startswith(PREFIX) or key is None:
            raise Unreadable(f"{column.name}: sealed with another key ({kid[:8]})")
        return key.open(column, row, body)


def is_hex_key(text: str) -> bool:
    """64 hexadecimal digits: 32 random bytes, as recommended."""
    return len(text) == 64 and all(character in "0123456789abcdefABCDEF" for character in text)


def file_key(path: Path) -> str:
    """The key in the data folder, made at the first start."""
    return path.read_text().strip() if path.exists() else write_secret(path, secrets.token_hex(32))


def next_file(path: Path) -> Path:
    """Where the next key waits while the rows are sealed anew: a start that finds it goes on with that."""
    return path.with_suffix(".next")


def salt_of(tx: Tx) -> bytes:
    """Sixteen random bytes, made once."""
    tx.run(
        "INSERT INTO app_setting (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING", SALT, f'"{secrets.token_hex(16)}"'
    )
    row = tx.one("SELECT value FROM app_setting WHERE key = ?", SALT)
    assert row is not None
    return bytes.fromhex(str(row[0]).strip('"'))


def open_vault(vault: Vault, settings: Settings, db: Database) -> None:
    """Load the key of secrets at rest, at the start and when a restore has brought another salt. What the key before it
    has sealed is sealed anew; what neither opens is said, and stays."""
    file = settings.data_dir / KEY_FILE
    text, previous = settings.encryption_key or file_key(file), settings.encryption_key_previous
    is_turning = settings.encryption_key is None and next_file(file).exists()
    if is_turning:
        # Killed while the key was changed: some rows may be sealed with the next one, none is lost.
        text, previous = next_file(file).read_text().strip(), text
    salt = db.write_now(salt_of)
    key, before = Key(text, salt), Key(previous, salt) if previous else None
    vault.load(key, before)
    done = db.write_now(lambda tx: turn(tx, before or key, key))
    if is_turning:
        next_file(file).rename(file)
    if done.moved:
        log.info("sealed %d secrets anew; the key before is not needed any more", done.moved)
    for name, count in done.unreadable.items():
        log.warning("%d %s were sealed with another ENCRYPTION_KEY and cannot be read: set them up again", count, name)


@dataclass
class Turned:
    """What a change of the key has done to the sealed rows."""

    moved: int = 0
    were_new: int = 0
    unreadable: Counter[str] = field(default_factory=Counter)
    """By the name of what cannot be read."""


def turn(tx: Tx, old: Key, new: Key) -> Turned:
    """Seal everything anew that the old key opens; the rest stays as it is and is counted."""
    done = Turned()
    vault = Vault()
    vault.load(new, old)
    for column, row, sealed in rows(tx):
        if sealed.startswith(f"{PREFIX}{new.kid}:"):
            done.were_new += 1
            continue
        try:
            text = vault.open(column, row, sealed)
        except Unreadable:
            done.unreadable[column.name] += 1
            continue
        sql = f"UPDATE {column.table} SET {column.column} = ? WHERE {column.key} = ?"
        tx.run(sql, new.seal(column, row, text), row)
        done.moved += 1
    return done


def rows(tx: Tx) -> Iterator[tuple[Sealed, str, str]]:
    """Every sealed value there is: (column, row, text)."""
    for column in REGISTRY:
        sql = f"SELECT {column.key}, {column.column} FROM {column.table} WHERE {column.column} IS NOT NULL"
        for key, value in tx.all(sql):
            yield column, str(key), str(value)
