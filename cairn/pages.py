"""The built web client and the pictures people uploaded, as files."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from cairn.config import Settings

STATIC = Path(__file__).parent / "static"
_HASHED = re.compile(r"assets/.+-[A-Za-z0-9_-]{8,}\.[a-z0-9]+")
_PICTURE = re.compile(r"(?:avatars|covers)/[0-9a-f-]{36}\.webp")
FOREVER = {"cache-control": "public, max-age=31536000, immutable"}
FRESH = {"cache-control": "no-cache"}


def page_routes(settings: Settings) -> list[BaseRoute]:
    """Uploads first, then files of the client, then its shell for every other address."""

    async def picture(request: Request) -> Response:
        name = request.path_params["name"]
        file = settings.uploads_dir / name
        if not _PICTURE.fullmatch(name) or not file.is_file():
            raise HTTPException(404, "There is no such picture.")
        return FileResponse(file, headers={**FOREVER, "x-content-type-options": "nosniff"})

    async def page(request: Request) -> Response:
        path = request.path_params["path"]
        if path.startswith(("api/", "uploads/")) or path in ("api", "ws"):
            raise HTTPException(404, "There is nothing at this address.")
        file = (STATIC / path).resolve()
        if file.is_relative_to(STATIC) and file.is_file():
            return _file(file, path, request)
        if Path(path).suffix:
            raise HTTPException(404, "There is no such file.")
        shell = STATIC / "index.html"
        if not shell.is_file():
            raise HTTPException(404, "The web client is not built; run `make serve`.")
        return FileResponse(shell, headers=FRESH)

    return [
        Route("/uploads/{name:path}", picture, methods=["GET", "HEAD"]),
        Route("/{path:path}", page, methods=["GET", "HEAD"]),
    ]


def _file(file: Path, path: str, request: Request) -> Response:
    headers = dict(FOREVER if _HASHED.fullmatch(path) else FRESH)
    packed = file.with_name(file.name + ".gz")
    if "gzip" in request.headers.get("accept-encoding", "") and packed.is_file():
        headers |= {"content-encoding": "gzip", "vary": "accept-encoding"}
        return FileResponse(packed, headers=headers, media_type=_media_type(file))
    return FileResponse(file, headers=headers, media_type=_media_type(file))


def _media_type(file: Path) -> str | None:
    """What the standard table of types leaves open on a bare Debian."""
    return {".mjs": "text/javascript", ".js": "text/javascript", ".webmanifest": "application/manifest+json"}.get(
        file.suffix
    )
