"""What the host of the instance sets."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel

from cairn.access import outbound, sessions
from cairn.access.server import Server, server_of
from cairn.access.settings import write_setting
from cairn.access.shapes import MapConfig
from cairn.db.tx import Tx
from cairn.errors import BadRequest


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
    await server.admin(request)
    if (body.style == "custom") != (body.url is not None):
        raise BadRequest("MAP_URL", "A custom map has a url, and only a custom map has one.")
    if body.url is not None and (
        urlsplit(body.url.removeprefix("pmtiles://")).scheme not in ("http", "https") or body.kind is None
    ):
        raise BadRequest("MAP_URL", "url is an http or https address, and kind says vector or raster.")
    await server.db.write(lambda tx: write_setting(tx, "map", body))
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
        return sessions.new_file_secret(file) if server.settings.is_sqlite else sessions.new_shared_secret(tx)

    # Every replica loads it when told, sockets and all; this answer is not given before this one has.
    server.keys.load(await server.db.write(work))
    return Rotated()
