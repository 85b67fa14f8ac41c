"""What the host of the instance sets."""

from __future__ import annotations

import asyncio
from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel

from cairn.access import audit, outbound, sessions
from cairn.access.server import Server, server_of
from cairn.access.settings import write_setting
from cairn.access.shapes import MapConfig
from cairn.db.tx import Tx
from cairn.errors import BadRequest
from cairn.features.admin.auditing import EXPORTED, AuditEntry, AuditLog, AuditQuery, as_lines, as_table


class Rotated(BaseModel):
    success: bool = True


class Outgoing(BaseModel):
    """A request that left, or did not: `outcome` is `ok` or says why. `account`: for whom."""

    id: str
    at: str
    provider: str
    why: str
    method: str
    host: str
    outcome: str
    status: int | None
    took_ms: int
    size_bytes: int
    account: str | None


class OutboundLog(BaseModel):
    """`is_on` is false when OUTBOUND=off. Newest first; thirty days are kept."""

    is_on: bool
    entries: list[Outgoing]
    total: int


router = APIRouter(prefix="/api/admin", tags=["admin"])


@router.put("/map")
async def set_map(body: MapConfig, request: Request, server: Annotated[Server, Depends(server_of)]) -> MapConfig:
    """Which map everybody sees."""
    who = await server.admin(request)
    if (body.style == "custom") != (body.url is not None):
        raise BadRequest("MAP_URL", "A custom map has a url, and only a custom map has one.")
    if body.url is not None and (
        urlsplit(body.url.removeprefix("pmtiles://")).scheme not in ("http", "https") or body.kind is None
    ):
        raise BadRequest("MAP_URL", "url is an http or https address, and kind says vector or raster.")

    def work(tx: Tx) -> None:
        write_setting(tx, "map", body)
        server.note(tx, request, "settings.app_update", who.account, resource="map", style=body.style, url=body.url)

    await server.db.write(work)
    return body


@router.get("/outbound")
async def read_outbound(
    request: Request,
    server: Annotated[Server, Depends(server_of)],
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> OutboundLog:
    """Which servers this one has asked, when, for whom and why."""
    await server.admin(request)
    found, total = await server.db.read(lambda tx: outbound.newest(tx, limit, offset))
    entries = [Outgoing.model_validate(one, from_attributes=True) for one in found]
    return OutboundLog(is_on=server.settings.is_outbound, entries=entries, total=total)


@router.get("/audit-log")
async def read_audit(
    request: Request,
    server: Annotated[Server, Depends(server_of)],
    wanted: Annotated[AuditQuery, Query()],
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> AuditLog:
    """Who did what to accounts and to this instance, the newest first."""
    await server.admin(request)
    found, total = await server.db.read(lambda tx: audit.page(tx, wanted.filter(), limit, offset))
    return AuditLog(entries=[AuditEntry.of(one) for one in found], total=total, limit=limit, offset=offset)


@router.get("/audit-log/export", response_class=Response)
async def export_audit(
    request: Request,
    server: Annotated[Server, Depends(server_of)],
    wanted: Annotated[AuditQuery, Query()],
    style: Annotated[Literal["csv", "jsonl"], Query()] = "csv",
) -> Response:
    """The same as a file, at most 100,000 rows."""
    await server.admin(request)
    found, _ = await server.db.read(lambda tx: audit.page(tx, wanted.filter(), EXPORTED, 0))
    text = await asyncio.to_thread(as_lines if style == "jsonl" else as_table, found)
    headers = {"content-disposition": f'attachment; filename="audit.{style}"', "cache-control": "no-store"}
    kind = "application/x-ndjson" if style == "jsonl" else "text/csv; charset=utf-8"
    return Response(text.encode(), media_type=kind, headers=headers)


@router.post("/rotate-jwt-secret")
async def rotate_jwt_secret(request: Request, server: Annotated[Server, Depends(server_of)]) -> Rotated:
    """A new secret for session tokens: every device of everybody is signed out at once, this one included.

    Asks for the password once more (`REAUTH_REQUIRED`).
    """
    who = await server.admin(request)
    who.require_recent()
    file = server.settings.data_dir / sessions.SECRET_FILE

    def work(tx: Tx) -> bytes:
        sessions.end_everyones(tx)
        server.bus.announce(tx, sessions.SECRET_CHANGED, 0, frozenset())
        server.note(tx, request, "admin.rotate_jwt_secret", who.account)
        return sessions.new_file_secret(file) if server.settings.is_sqlite else sessions.new_shared_secret(tx)

    # Every replica loads it when told, sockets and all; this answer is not given before this one has.
    server.keys.load(await server.db.write(work))
    return Rotated()
