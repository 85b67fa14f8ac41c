"""Restoring: everything is checked in a scratch place first, then the database changes in one transaction."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cairn.access import sessions
from cairn.access.server import Server
from cairn.access.vault import open_vault
from cairn.db.migrate import migrate, newest
from cairn.db.tx import Tx, Value
from cairn.errors import BadRequest, Conflict, TooLarge
from cairn.features.backups.content import (
    DATABASE,
    ENTRY,
    FORMAT,
    LEFT_OUT,
    MANIFEST,
    SECRET_SETTINGS,
    SIGNATURE,
    Manifest,
    booleans,
    columns,
    signature,
    tables,
)
from cairn.features.backups.making import BLOCK, make

MAX_ENTRIES = 200_000
MAX_SIGNATURE = 1000
MAX_MANIFEST = 64 * 1024 * 1024
ROWS = 2000
NEEDED = frozenset({"account", "trip", "member", "place", "day", "change", "stream"})


@dataclass(frozen=True, slots=True)
class Opened:
    """A backup that holds what it promises: its database at the newest schema, its files still packed."""

    archive: zipfile.ZipFile
    manifest: Manifest
    database: Path
    signature: str
    text: bytes
    """The manifest as it lies there, which the signature is of."""

    @property
    def files(self) -> Iterator[str]:
        return (entry.name for entry in self.manifest.entries if entry.name not in (DATABASE, MANIFEST))


@contextmanager
def opened(path: Path, limit: int) -> Iterator[Opened]:
    """Check a backup in a scratch place: names, sizes, sums, the database's health. Raises BAD_BACKUP and nothing else."""
    with tempfile.TemporaryDirectory(prefix="cairn-restore-") as scratch:
        try:
            with zipfile.ZipFile(path) as archive:
                manifest = _manifest(archive, limit)
                database = Path(scratch) / DATABASE
                for entry in manifest.entries:
                    _check(archive, entry.name, entry.size, entry.sha256, database)
                _healthy(database)
                migrate(f"sqlite:///{database}")
                signed = SIGNATURE in archive.namelist() and archive.getinfo(SIGNATURE).file_size < MAX_SIGNATURE
                written = archive.read(SIGNATURE).decode("ascii", "replace") if signed else ""
                yield Opened(archive, manifest, database, written, archive.read(MANIFEST))
        except (
            zipfile.BadZipFile,
            zipfile.LargeZipFile,
            sqlite3.DatabaseError,
            EOFError,
            NotImplementedError,
        ) as error:
            raise _bad(f"it cannot be read: {error!s:.120}") from None


async def restore(server: Server, path: Path, *, may_be_foreign: bool = False) -> Path:
    """Put everything back as it was in the backup; the path of the safety copy that was made before.

    All or nothing: files have names of their own and come first, the database follows in one transaction, and everybody
    has to sign in again. Raises BAD_BACKUP before anything has changed, and BACKUP_FOREIGN for one that this instance's key
    has not signed: another instance's, or one that somebody has changed and summed anew.
    """
    limit = server.settings.backup_max_bytes

    def check() -> None:
        with opened(path, limit) as found:
            is_ours = hmac.compare_digest(signature(server.vault.key, found.text), found.signature)
            if not is_ours and not may_be_foreign:
                raise Conflict(
                    "BACKUP_FOREIGN",
                    "This backup was not made here, or was changed since: say confirm_foreign to restore it all the same.",
                    {"created_at": found.manifest.created_at, "version": found.manifest.version},
                )

    await asyncio.to_thread(check)
    safety = await make(server, "safety-")
    await asyncio.to_thread(_put_back, server, path, limit)
    # The backup may be another instance's, whose secrets are sealed with a salt of its own.
    await asyncio.to_thread(open_vault, server.vault, server.settings, server.db)
    return safety


def _put_back(server: Server, path: Path, limit: int) -> None:
    with opened(path, limit) as found:
        for name in found.files:
            match = ENTRY.fullmatch(name)
            assert match is not None
            content = found.archive.read(name)
            if match["object"]:
                server.storage.put(match["object"], content)
            else:
                target = server.settings.uploads_dir / match["picture"]
                target.parent.mkdir(parents=True, exist_ok=True)
                draft = target.with_suffix(".new")
                draft.write_bytes(content)
                draft.replace(target)
        copy = sqlite3.connect(found.database, check_same_thread=False)
        try:
            server.db.write_now(lambda tx: _put_rows(tx, copy, server))
        finally:
            copy.close()


def _put_rows(tx: Tx, copy: sqlite3.Connection, server: Server) -> None:
    heads = {str(row[0]): int(str(row[1])) for row in tx.all("SELECT name, head FROM stream")}
    secrets = tx.all("SELECT key, value FROM app_setting WHERE key = ?", SECRET_SETTINGS[0])
    for name in (*sorted(LEFT_OUT - {"session"}), "session"):
        tx.run(f'DELETE FROM "{name}"')
    for table in reversed(tables()):
        tx.run(f'DELETE FROM "{table.name}"')
    for table in tables():
        flags = booleans(table)
        cursor = copy.execute(f'SELECT {columns(table)} FROM "{table.name}"')
        marks = ",".join("?" * len(table.columns))
        while rows := cursor.fetchmany(ROWS):
            tx.many(
                f'INSERT INTO "{table.name}" ({columns(table)}) VALUES ({marks})', [_typed(row, flags) for row in rows]
            )
    tx.many("INSERT INTO app_setting (key, value) VALUES (?, ?)", secrets)
    # Nobody's device may go on from a number that meant something else before: each starts from a snapshot (L13).
    for row in tx.all("SELECT name, head FROM stream"):
        head = max(int(str(row[1])), heads.get(str(row[0]), 0)) + 1
        tx.run("UPDATE stream SET head = ?, horizon = ? WHERE name = ?", head, head, row[0])
    tx.run("UPDATE account SET password_version = password_version + 1000")
    # Every replica loads its secret anew and closes its sockets: whoever was signed in is not any more.
    server.bus.announce(tx, sessions.SECRET_CHANGED, 0, frozenset())


def _typed(row: tuple[Value, ...], flags: list[int]) -> tuple[Value, ...]:
    if not flags:
        return row
    values = list(row)
    for at in flags:
        values[at] = None if values[at] is None else bool(values[at])
    return tuple(values)


def _manifest(archive: zipfile.ZipFile, limit: int) -> Manifest:
    """The manifest, when it and the archive's directory name the same entries, all of them legal."""
    infos = archive.infolist()
    if len(infos) > MAX_ENTRIES:
        raise _bad(f"it has more than {MAX_ENTRIES} entries")
    names = [info.filename for info in infos]
    if len(set(names)) != len(names):
        raise _bad("it names an entry twice")
    for info in infos:
        kind = info.external_attr >> 28
        if not ENTRY.fullmatch(info.filename) or kind not in (0, 8):
            raise _bad(f"it holds {info.filename[:80]!r}, which no backup of ours does")
    if sum(info.file_size for info in infos) > limit:
        raise TooLarge(
            "BACKUP_TOO_LARGE", f"Unpacked it is larger than {limit // BLOCK} MB (BACKUP_MAX_DECOMPRESSED_MB)."
        )
    if MANIFEST not in names or DATABASE not in names:
        raise _bad(f"it has no {DATABASE if MANIFEST in names else MANIFEST}")
    with archive.open(MANIFEST) as stream:
        text = stream.read(MAX_MANIFEST + 1)
    try:
        manifest = msgspec.json.decode(text, type=Manifest)
    except msgspec.DecodeError as error:
        raise _bad(f"its manifest is not one of ours: {error!s:.120}") from None
    if manifest.format != FORMAT:
        raise _bad(f"its format is {manifest.format}; this version reads {FORMAT}")
    if manifest.schema > newest():
        raise Conflict(
            "BACKUP_NEWER",
            f"It was made by a newer Cairn ({manifest.version}); update this one first.",
            {"schema": manifest.schema},
        )
    if {entry.name for entry in manifest.entries} | {MANIFEST} != set(names) - {SIGNATURE}:
        raise _bad("its manifest and its content do not name the same files")
    return manifest


def _check(archive: zipfile.ZipFile, name: str, size: int, sha256: str, database: Path) -> None:
    """Sizes are counted as they come: what an archive says of itself may be a lie."""
    digest, taken = hashlib.sha256(), 0
    out = database.open("wb") if name == DATABASE else None
    try:
        with archive.open(name) as stream:
            while block := stream.read(BLOCK):
                taken += len(block)
                if taken > size:
                    raise _bad(f"{name} is longer than its manifest says")
                digest.update(block)
                if out is not None:
                    out.write(block)
    finally:
        if out is not None:
            out.close()
    if taken != size or digest.hexdigest() != sha256:
        raise _bad(f"{name} is not what its manifest says")


def _healthy(database: Path) -> None:
    copy = sqlite3.connect(database)
    try:
        made = copy.execute("SELECT type, name FROM sqlite_master").fetchall()
        active = [name for kind, name in made if kind in ("trigger", "view")]
        if active:
            raise _bad(f"its database holds {active[0][:80]!r}, which would run by itself")
        missing = NEEDED - {name for _, name in made}
        if missing:
            raise _bad(f"its database has no table {min(missing)}")
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok":
            raise _bad(f"its database is damaged: {verdict!s:.120}")
    finally:
        copy.close()


def _bad(reason: str) -> BadRequest:
    return BadRequest("BAD_BACKUP", f"This is not a backup that can be restored: {reason}. Nothing was changed.")


def verified(path: Path, limit: int) -> Manifest:
    """A test restore in a scratch place. Raises BAD_BACKUP."""
    with opened(path, limit) as found:
        copy = sqlite3.connect(found.database, check_same_thread=False)
        try:
            for table in tables():
                copy.execute(f'SELECT {columns(table)} FROM "{table.name}" LIMIT 1').fetchall()
        finally:
            copy.close()
        return found.manifest
