"""Making a backup: the database as of one moment, then the files that it names, streamed into a ZIP."""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import msgspec

from cairn import __version__
from cairn.access.server import Server
from cairn.db.migrate import migrate, newest
from cairn.db.tx import Tx
from cairn.errors import NoRoom
from cairn.features.backups.content import (
    DATABASE,
    FORMAT,
    LEFT_OUT,
    MANIFEST,
    SECRET_SETTINGS,
    SIGNATURE,
    Entry,
    Manifest,
    columns,
    signature,
    tables,
)
from cairn.kit import clock

BLOCK = 1024 * 1024
SPARE = 200 * 1024 * 1024


def folder(server: Server) -> Path:
    made = server.settings.data_dir / "backups"
    made.mkdir(mode=0o700, parents=True, exist_ok=True)
    return made


async def make(server: Server, prefix: str = "", target: Path | None = None) -> Path:
    """A backup in the folder, or at the path given; its path. Raises NoRoom. A failed one leaves nothing."""
    path = target or _free_name(folder(server), prefix)
    _room(server, path.parent)
    draft = path.with_suffix(".part")
    try:
        with tempfile.TemporaryDirectory(prefix="cairn-backup-", dir=path.parent) as scratch:
            database = Path(scratch) / DATABASE
            await asyncio.to_thread(_snapshot, server, database)
            await _write(server, draft, database)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path


def _free_name(where: Path, prefix: str) -> Path:
    """By the second; two of one second do not overwrite each other."""
    moment = clock.now()
    while (path := where / f"{prefix}backup-{moment:%Y-%m-%dT%H-%M-%S}.zip").exists():
        moment += timedelta(seconds=1)
    return path


def _room(server: Server, where: Path) -> None:
    settings = server.settings
    needed = SPARE
    for place in (settings.data_dir / DATABASE, settings.uploads_dir):
        needed += sum(one.stat().st_size for one in place.rglob("*") if one.is_file()) if place.is_dir() else 0
        needed += 2 * place.stat().st_size if place.is_file() else 0
    free = shutil.disk_usage(where).free
    if free < needed:
        raise NoRoom("DISK_FULL", f"A backup needs {needed // BLOCK} MB here and {free // BLOCK} MB are free.")


def _snapshot(server: Server, target: Path) -> None:
    """The database as a SQLite file without secrets, whichever database it comes from."""
    if server.settings.is_sqlite:
        source = sqlite3.connect(server.settings.database_url.removeprefix("sqlite:///"))
        copy = sqlite3.connect(target, check_same_thread=False)
        with source, copy:
            source.backup(copy)
        source.close()
    else:
        migrate(f"sqlite:///{target}")
        copy = sqlite3.connect(target, check_same_thread=False)
        server.db.read_now(lambda tx: _copy_rows(tx, copy))
    for table in LEFT_OUT:
        copy.execute(f"DELETE FROM {table}")
    copy.executemany("DELETE FROM app_setting WHERE key = ?", [(key,) for key in SECRET_SETTINGS])
    copy.commit()
    # What was deleted is gone from the file too, not only from its index.
    copy.execute("PRAGMA journal_mode = DELETE")
    copy.execute("VACUUM")
    copy.close()


def _copy_rows(tx: Tx, copy: sqlite3.Connection) -> None:
    for table in tables():
        marks = ",".join("?" * len(table.columns))
        rows = tx.all(f'SELECT {columns(table)} FROM "{table.name}"')
        copy.executemany(f'INSERT INTO "{table.name}" ({columns(table)}) VALUES ({marks})', rows)
    copy.commit()


async def _write(server: Server, path: Path, database: Path) -> None:
    entries: list[Entry] = []
    with zipfile.ZipFile(path, "w", allowZip64=True) as archive:
        os.chmod(path, 0o600)

        async def put(name: str, pieces: AsyncIterator[bytes], method: int) -> None:
            digest, size = hashlib.sha256(), 0
            info = zipfile.ZipInfo(name, clock.now().timetuple()[:6])
            info.compress_type = method
            info.external_attr = 0o600 << 16
            with archive.open(info, "w", force_zip64=True) as out:
                async for piece in pieces:
                    digest.update(piece)
                    size += len(piece)
                    await asyncio.to_thread(out.write, piece)
            entries.append(Entry(name, size, digest.hexdigest()))

        await put(DATABASE, _blocks(database), zipfile.ZIP_DEFLATED)
        for name in sorted(_pictures(server.settings.uploads_dir)):
            await put(f"uploads/{name}", _blocks(server.settings.uploads_dir / name), zipfile.ZIP_STORED)
        for key in _objects(database):
            size = await asyncio.to_thread(server.storage.size, key)
            if size is not None:
                await put(f"uploads/files/{key}", server.storage.read(key, 0, size), zipfile.ZIP_STORED)
        manifest = Manifest(
            format=FORMAT, version=__version__, schema=newest(), created_at=clock.instant(), entries=entries
        )
        text = msgspec.json.format(msgspec.json.encode(manifest))
        archive.writestr(MANIFEST, text)
        archive.writestr(SIGNATURE, signature(server.vault.key, text))


def _pictures(uploads: Path) -> list[str]:
    return [
        f"{place}/{file.name}"
        for place in ("avatars", "covers")
        if (uploads / place).is_dir()
        for file in (uploads / place).glob("*.webp")
    ]


def _objects(database: Path) -> list[str]:
    """The keys of the files that the copied database knows: files and database agree by construction."""
    copy = sqlite3.connect(database)
    rows = copy.execute("SELECT id, has_preview FROM blob WHERE stored_at IS NOT NULL ORDER BY id").fetchall()
    copy.close()
    return [key for id, preview in rows for key in ([f"file/{id}", f"preview/{id}"] if preview else [f"file/{id}"])]


async def _blocks(path: Path) -> AsyncIterator[bytes]:
    with path.open("rb") as stream:
        while block := await asyncio.to_thread(stream.read, BLOCK):
            yield block
