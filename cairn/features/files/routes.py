"""The doors for bytes: resumable uploads in the manner of tus 1.0, downloads with ranges, previews.

A file's record is the `attachment` noun and goes through the log like any other; these doors carry its bytes only.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import shutil
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.responses import StreamingResponse
from starlette.requests import ClientDisconnect

from cairn.access.gate import Membership, must, trip_stream
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.shapes import IdPath
from cairn.db.tx import Tx
from cairn.domain import blobs
from cairn.domain.blobs import Blob
from cairn.errors import BadRequest, Conflict, NoRoom, NotFound, TooLarge, TooMany, WrongRange
from cairn.features.files.arriving import Arrived, drop, settle_bytes
from cairn.features.files.types import BY_MEDIA_TYPE, clean_name, expected
from cairn.kit.ids import is_id, new_id
from cairn.sync.types import SERVER, Edit, Mutation

router = APIRouter(prefix="/api/trips/{trip_id}/files", tags=["files"])
Here = Annotated[Server, Depends(server_of)]
Length = Annotated[int, Header(ge=1, le=10**12, description="bytes of the whole file")]
Offset = Annotated[int, Header(ge=0, le=10**12, description="where the bytes of this request begin")]
Metadata = Annotated[
    str,
    Header(
        max_length=2000,
        description="`filename` and, at will, `attachment` (the id of a record that you write yourself) and `keeps_location`"
        " (1), each with its value in base64",
        examples=["filename cGFzcy5wZGY="],
    ),
]

PART = 4 * 1024 * 1024
UNDER_WAY = 50
SPARE = 200 * 1024 * 1024
"""What a disk keeps free for the database."""
TUS = {"tus-resumable": "1.0.0", "cache-control": "no-store"}
SEALED = {"content-security-policy": "sandbox; default-src 'none'", "cache-control": "private, no-store"}


@router.post("", status_code=201, response_class=Response)
async def announce(
    trip_id: IdPath, request: Request, server: Here, upload_length: Length, upload_metadata: Metadata
) -> Response:
    """Announce a file; its bytes may come along as the body, or later by PATCH to the address in `Location`."""
    said = _metadata(upload_metadata)
    id, name = said.get("attachment") or new_id(), clean_name(said.get("filename", ""))
    if not is_id(id):
        raise BadRequest("BAD_ID", f"An id is a lower-case UUID; got {id[:60]!r}.")
    kind = expected(name)
    settings = server.settings
    limit = settings.upload_video_bytes if kind.is_video else settings.upload_bytes
    if upload_length > limit:
        raise TooLarge(
            "FILE_TOO_LARGE", f"A file of this kind may have {limit // 1024 // 1024} MB here.", {"limit": limit}
        )
    folder = server.storage.folder
    if folder is not None and shutil.disk_usage(folder).free < upload_length + SPARE:
        raise NoRoom("DISK_FULL", "The server's disk is nearly full; its host has to make room.")

    def work(tx: Tx, who: Signed) -> Blob:
        must(tx, trip_id, who.account.id, "file_upload")
        _within_quota(server, tx, trip_id, who.account.id, upload_length)
        row = tx.one("SELECT trip_id, stored_at FROM blob WHERE id = ?", id)
        if row is not None:
            found = blobs.find(tx, trip_id, id)
            if found.stored_at is None and found.size == upload_length and found.account_id == who.account.id:
                return found
            raise Conflict("FILE_EXISTS", "This id is taken by another upload.", {"id": id})
        keeps = said.get("keeps_location") == "1"
        blob = Blob(id, trip_id, who.account.id, name, upload_length, 0, keeps, "attachment" in said, None, False, None)
        blobs.announce(tx, blob)
        return blob

    blob = await server.write(request, work)
    at = blob.received
    if request.headers.get("content-type", "").startswith("application/offset+octet-stream"):
        at = await _take(server, request, blob)
    headers = {**TUS, "location": f"/api/trips/{trip_id}/files/{id}", "upload-offset": str(at)}
    return Response(status_code=201, headers=headers)


@router.patch("/{id}", status_code=204, response_class=Response)
async def append(trip_id: IdPath, id: IdPath, request: Request, server: Here, upload_offset: Offset) -> Response:
    """Bytes from `Upload-Offset` on. With the last of them the file is looked into and becomes an attachment."""
    blob = await server.read(request, lambda tx, who: _own(tx, trip_id, id, who))
    if blob.stored_at is not None or upload_offset != blob.received:
        raise Conflict("UPLOAD_OFFSET", f"The next byte here is number {blob.received}.", {"offset": blob.received})
    at = await _take(server, request, blob)
    return Response(status_code=204, headers={**TUS, "upload-offset": str(at)})


@router.head("/{id}", status_code=200, response_class=Response)
async def state(trip_id: IdPath, id: IdPath, request: Request, server: Here) -> Response:
    """How much of an upload has arrived."""
    blob = await server.read(request, lambda tx, who: _own(tx, trip_id, id, who))
    return Response(headers={**TUS, "upload-offset": str(blob.received), "upload-length": str(blob.size)})


@router.delete("/{id}", status_code=204, response_class=Response)
async def cancel(trip_id: IdPath, id: IdPath, request: Request, server: Here) -> Response:
    """Give up an upload that is not complete. A file that is here goes by its record."""

    def work(tx: Tx, who: Signed) -> Blob:
        blob = _own(tx, trip_id, id, who)
        if blob.stored_at is not None:
            raise Conflict("FILE_STORED", "This file has arrived; remove its attachment instead.", {"id": id})
        blobs.forget(tx, id)
        return blob

    blob = await server.write(request, work)
    await asyncio.to_thread(drop, server.storage, blob)
    return Response(status_code=204, headers=TUS)


@router.get("/{id}", response_class=Response)
async def download(
    trip_id: IdPath,
    id: IdPath,
    request: Request,
    server: Here,
    download: Annotated[int, Query(ge=0, le=1, description="1: to be saved, whatever it is")] = 0,
) -> Response:
    """The file, or the part that `Range` asks for."""
    blob, name = await server.read(request, lambda tx, who: _seen(server, tx, trip_id, id, who))
    media_type = blob.media_type or "application/octet-stream"
    kind = BY_MEDIA_TYPE.get(media_type)
    is_inline = kind is not None and kind.is_inline and not download
    start, end = _range(request.headers.get("range"), blob.size)
    headers = {
        **SEALED,
        "content-disposition": _disposition("inline" if is_inline else "attachment", name),
        "content-length": str(end - start),
        "accept-ranges": "bytes",
    }
    is_part = (start, end) != (0, blob.size)
    if is_part:
        headers["content-range"] = f"bytes {start}-{end - 1}/{blob.size}"
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return StreamingResponse(
        server.storage.read(blob.key, start, end), 206 if is_part else 200, headers, media_type + charset
    )


@router.get("/{id}/preview", response_class=Response)
async def preview(trip_id: IdPath, id: IdPath, request: Request, server: Here) -> Response:
    """A picture of at most 800 pixels a side, as WebP."""
    blob, _ = await server.read(request, lambda tx, who: _seen(server, tx, trip_id, id, who))
    if not blob.has_preview:
        raise NotFound("NO_PREVIEW", "There is no picture of this file.")
    body = await asyncio.to_thread(server.storage.get, blob.preview_key)
    headers = {**SEALED, "cache-control": "private, max-age=86400, immutable"}
    return Response(body, media_type="image/webp", headers=headers)


async def _take(server: Server, request: Request, blob: Blob) -> int:
    """Keep the body part by part; what has come before a line was cut stays. Returns the new offset."""
    at, buffer = blob.received, bytearray()

    async def keep() -> None:
        nonlocal at
        start, part = at, bytes(buffer)
        buffer.clear()
        await asyncio.to_thread(server.storage.put, blob.part_key(start), part)

        def work(tx: Tx, who: Signed) -> bool:
            _own(tx, blob.trip_id, blob.id, who)
            return blobs.advance(tx, blob.id, start, start + len(part))

        if not await server.write(request, work):
            raise Conflict("UPLOAD_OFFSET", "Another request has sent from the same place meanwhile.")
        at = start + len(part)

    try:
        async for piece in request.stream():
            if at + len(buffer) + len(piece) > blob.size:
                raise TooLarge("FILE_TOO_LARGE", f"More than the {blob.size} bytes that were announced.")
            buffer += piece
            if len(buffer) >= PART:
                await keep()
    except ClientDisconnect:
        if buffer:
            await keep()
        return at
    if buffer:
        await keep()
    if at == blob.size:
        await _complete(server, request, blob)
    return at


async def _complete(server: Server, request: Request, blob: Blob) -> None:
    try:
        arrived = await asyncio.to_thread(settle_bytes, server.storage, blob)
    except BadRequest:
        await server.write(request, lambda tx, _: blobs.forget(tx, blob.id))
        raise
    await server.write(request, lambda tx, who: _tell(server, tx, blob, arrived, who))


def _tell(server: Server, tx: Tx, blob: Blob, arrived: Arrived, who: Signed) -> None:
    """The trip learns what has arrived: by the record that waits for it, or by a new one."""
    stream = trip_stream(blob.trip_id)
    must(tx, blob.trip_id, who.account.id, "file_upload")
    blobs.stored(tx, blob, arrived.media_type, arrived.size, arrived.sha256, has_preview=arrived.has_preview)
    if tx.one("SELECT 1 FROM attachment WHERE stream = ? AND id = ?", stream, blob.id) is None:
        if blob.has_record:
            # It is on its way, perhaps from a device without a network, and will find its bytes.
            return
        edit = Edit("add", "attachment", blob.id, {"name": blob.name})
        server.log.write(tx, stream, Mutation(new_id(), "attachment.add", (edit,)), who.account.id)
        return
    fresh = blobs.find(tx, blob.trip_id, blob.id)
    edit = Edit(
        "set",
        "attachment",
        blob.id,
        {
            "media_type": arrived.media_type,
            "size": arrived.size,
            "has_preview": arrived.has_preview,
            "stored_at": fresh.stored_at,
        },
    )
    server.log.write(tx, stream, Mutation(new_id(), "attachment.arrive", (edit,)), SERVER)


def _own(tx: Tx, trip_id: str, id: str, who: Signed) -> Blob:
    """Somebody's upload; another's is as good as none."""
    must(tx, trip_id, who.account.id, "file_upload")
    blob = blobs.find(tx, trip_id, id)
    if blob.account_id != who.account.id:
        raise NotFound("NOT_FOUND", "There is no such upload of yours.", {"id": id})
    return blob


def _seen(server: Server, tx: Tx, trip_id: str, id: str, who: Signed) -> tuple[Blob, str]:
    """What a member may look at: a file with a record; in the trash, for those who empty it. With its name."""
    server.grants(tx, trip_stream(trip_id), who)
    row = tx.one("SELECT name, deleted_at FROM attachment WHERE stream = ? AND id = ?", trip_stream(trip_id), id)
    blob = blobs.find(tx, trip_id, id)
    if row is None or blob.stored_at is None:
        raise NotFound("NOT_FOUND", "There is no such file on this trip.", {"id": id})
    if row[1] is not None:
        _must_empty(tx, trip_id, who)
    return blob, str(row[0])


def _must_empty(tx: Tx, trip_id: str, who: Signed) -> Membership:
    return must(tx, trip_id, who.account.id, "file_delete")


def _within_quota(server: Server, tx: Tx, trip_id: str, account_id: str, size: int) -> None:
    settings = server.settings
    for column, id, most, whose in (
        ("account_id", account_id, settings.upload_user_quota, "All your files together"),
        ("trip_id", trip_id, settings.upload_trip_quota, "All files of a trip together"),
    ):
        if most is not None and blobs.used(tx, column, id) + size > most:
            raise TooLarge("QUOTA", f"{whose} may have {most // 1024 // 1024} MB here.", {"limit": most})
    if blobs.under_way(tx, account_id) >= UNDER_WAY:
        raise TooMany("TOO_MANY_UPLOADS", f"At most {UNDER_WAY} uploads are under way at once; finish or cancel some.")


def _metadata(text: str) -> dict[str, str]:
    """`name base64, name base64` as tus writes it."""
    found: dict[str, str] = {}
    for pair in text.split(","):
        name, _, value = pair.strip().partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            raise BadRequest("BAD_METADATA", f"Upload-Metadata: {name[:40]!r} is not UTF-8 in base64.") from None
    return found


def _range(header: str | None, size: int) -> tuple[int, int]:
    """From where to before where; all of it for what is not one range. Raises WrongRange."""
    unit, _, span = (header or "").partition("=")
    first, dash, last = span.strip().partition("-")
    digits = first + last
    if unit.strip() != "bytes" or not dash or not (digits.isascii() and digits.isdigit()) or len(digits) > 26:
        return 0, size
    start, end = (int(first), int(last) + 1 if last else size) if first else (max(0, size - int(last)), size)
    if start >= size or start >= end:
        raise WrongRange("WRONG_RANGE", f"The file has {size} bytes.", {"size": size})
    return start, min(end, size)


def _disposition(how: str, name: str) -> str:
    """RFC 6266: plain letters for the old, the real name for the rest."""
    plain = "".join(char if char.isascii() and char.isprintable() and char not in '"\\%' else "_" for char in name)
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
