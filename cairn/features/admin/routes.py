"""What the host of the instance sets."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel

from cairn.access import sessions
from cairn.access.server import Server, server_of
from cairn.access.settings import write_setting
from cairn.access.shapes import MapConfig
from cairn.db.tx import Tx
from cairn.errors import BadRequest


class Rotated(BaseModel):
    success: bool = True


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
