"""The administrator's doors to backups, at the addresses that a TREK host knows."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import UTC, datetime
from pathlib import Path as FilePath
from typing import Annotated

from fastapi import APIRouter, Depends, File, Path, Query, Request, UploadFile
from fastapi.responses import FileResponse
from pydantic import BaseModel

from cairn.access import limits
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.settings import read_setting, write_setting
from cairn.db.tx import Tx
from cairn.errors import BadRequest, Conflict, NotFound, TooLarge
from cairn.features.backups.content import NAME
from cairn.features.backups.making import BLOCK, folder, make
from cairn.features.backups.restoring import restore, verified
from cairn.features.backups.schedule import Outcome, Schedule, forget_old
from cairn.kit import clock

router = APIRouter(prefix="/api/backup", tags=["backups"])
Here = Annotated[Server, Depends(server_of)]
Foreign = Annotated[int, Query(ge=0, le=1, description="1: though this instance has not signed it")]
Name = Annotated[str, Path(max_length=100, examples=["backup-2026-11-24T02-00-00.zip"])]
CREATE = ("backup_create", 3, 3600)
_restoring = asyncio.Lock()


class Backup(BaseModel):
    filename: str
    size: int
    created_at: str


class Backups(BaseModel):
    backups: list[Backup]
    outcome: Outcome


class Created(BaseModel):
    success: bool = True
    backup: Backup


class Restored(BaseModel):
    """`safety`: the copy of how things were before."""

    success: bool = True
    safety: str


class Checked(BaseModel):
    success: bool = True
    version: str
    created_at: str
    files: int


class AutoBackup(BaseModel):
    settings: Schedule
    timezone: str


class Deleted(BaseModel):
    success: bool = True


@router.get("/list")
async def list_backups(request: Request, server: Here) -> Backups:
    """What lies in the folder, newest first, and how the last one by the clock went."""
    await server.admin(request)
    found = await asyncio.to_thread(_all, server)
    outcome = await server.db.read(lambda tx: read_setting(tx, "backup_outcome", Outcome()))
    return Backups(backups=found, outcome=outcome)


@router.post("/create")
async def create(request: Request, server: Here) -> Created:
    """A backup now; three an hour."""
    who = await server.admin(request)
    await server.db.write(lambda tx: limits.take(tx, CREATE, who.account.id))
    path = await make(server)
    await _noted(server, request, who, "backup.create", path.name)
    return Created(backup=_told(path))


@router.get("/download/{filename}", response_class=FileResponse)
async def download(filename: Name, request: Request, server: Here) -> FileResponse:
    """The ZIP. It holds everything of everybody, so the password is asked for once more."""
    who = await _trusted(server, request)
    path = _named(server, filename)
    if request.headers.get("range", "bytes=0-").startswith("bytes=0-") and request.headers.get("range") != "bytes=0-0":
        # Once a download, not once a part of it, nor for the look that precedes it.
        await _noted(server, request, who, "backup.download", filename)
    return FileResponse(path, filename=filename, media_type="application/zip", headers={"cache-control": "no-store"})


@router.post("/verify/{filename}")
async def verify(filename: Name, request: Request, server: Here) -> Checked:
    """A test restore in a scratch place: nothing of the instance changes."""
    await server.admin(request)
    path = _named(server, filename)
    found = await asyncio.to_thread(verified, path, server.settings.backup_max_bytes)
    return Checked(version=found.version, created_at=found.created_at, files=len(found.entries) - 1)


@router.post("/restore/{filename}")
async def restore_named(filename: Name, request: Request, server: Here, confirm_foreign: Foreign = 0) -> Restored:
    """Everything as it was in this backup; everybody has to sign in again. Asks for the password once more."""
    who = await _trusted(server, request)
    done = await _restore(server, _named(server, filename), confirm_foreign)
    await _noted(server, request, who, "backup.restore", filename)
    return done


@router.post("/upload-restore")
async def upload_restore(
    request: Request,
    server: Here,
    backup: Annotated[UploadFile, File(description="a backup's ZIP")],
    confirm_foreign: Foreign = 0,
) -> Restored:
    """The same from a file of one's own."""
    who = await _trusted(server, request)
    limit = server.settings.backup_upload_bytes
    with tempfile.TemporaryDirectory(prefix="cairn-upload-", dir=folder(server)) as scratch:
        path = FilePath(scratch) / "backup.zip"
        size = 0
        with path.open("wb") as out:
            while block := await backup.read(BLOCK):
                size += len(block)
                if size > limit:
                    raise TooLarge(
                        "BACKUP_TOO_LARGE", f"A backup may have {limit // BLOCK} MB here (BACKUP_UPLOAD_LIMIT_MB)."
                    )
                await asyncio.to_thread(out.write, block)
        done = await _restore(server, path, confirm_foreign)
    await _noted(server, request, who, "backup.upload_restore", backup.filename or "")
    return done


@router.get("/auto-settings")
async def read_schedule(request: Request, server: Here) -> AutoBackup:
    """When backups are made by the clock."""
    await server.admin(request)
    found = await server.db.read(lambda tx: read_setting(tx, "backup_schedule", Schedule()))
    return AutoBackup(settings=found, timezone=server.settings.zone.key)


@router.put("/auto-settings")
async def write_schedule(body: Schedule, request: Request, server: Here) -> AutoBackup:
    """Choose when. What is too old by the new rule goes at once."""
    who = await server.admin(request)
    await server.db.write(lambda tx: write_setting(tx, "backup_schedule", body))
    await _noted(server, request, who, "backup.auto_settings", None, body.model_dump_json())
    await asyncio.to_thread(forget_old, server, body)
    return AutoBackup(settings=body, timezone=server.settings.zone.key)


@router.delete("/{filename}")
async def delete(filename: Name, request: Request, server: Here) -> Deleted:
    """Remove one for good."""
    who = await server.admin(request)
    _named(server, filename).unlink(missing_ok=True)
    await _noted(server, request, who, "backup.delete", filename)
    return Deleted()


async def _restore(server: Server, path: FilePath, confirm_foreign: int) -> Restored:
    if _restoring.locked():
        raise Conflict("RESTORE_RUNNING", "Another restore is under way; wait until it is done.")
    async with _restoring:
        safety = await restore(server, path, may_be_foreign=bool(confirm_foreign))
    server.hub.wake_all()
    return Restored(safety=safety.name)


async def _noted(
    server: Server, request: Request, who: Signed, action: str, filename: str | None, settings: str | None = None
) -> None:
    def work(tx: Tx) -> None:
        server.note(tx, request, action, who.account, resource=filename, settings=settings)

    await server.db.write(work)


async def _trusted(server: Server, request: Request) -> Signed:
    who = await server.admin(request)
    who.require_recent()
    return who


def _named(server: Server, filename: str) -> FilePath:
    if not NAME.fullmatch(filename):
        raise BadRequest(
            "BACKUP_NAME", f"A backup is called like backup-2026-11-24T02-00-00.zip; got {filename[:60]!r}."
        )
    path = folder(server) / filename
    if not path.is_file():
        raise NotFound("NOT_FOUND", "There is no such backup.", {"filename": filename})
    return path


def _all(server: Server) -> list[Backup]:
    found = [path for path in folder(server).iterdir() if NAME.fullmatch(path.name)]
    return [_told(path) for path in sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)]


def _told(path: FilePath) -> Backup:
    stat = path.stat()
    made = datetime.fromtimestamp(stat.st_mtime, UTC)
    return Backup(filename=path.name, size=stat.st_size, created_at=clock.instant(made))
