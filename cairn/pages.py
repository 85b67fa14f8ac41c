"""The built web client and the pictures people uploaded, as files."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from cairn.access.server import Server
from cairn.access.settings import read_setting
from cairn.access.shapes import MapConfig
from cairn.kit import csp

STATIC = Path(__file__).parent / "static"
SHELL = STATIC / "index.html"
NONCE = 'name="csp-nonce" content=""'
_HASHED = re.compile(r"assets/.+-[A-Za-z0-9_-]{8,}\.[a-z0-9]+")
_PICTURE = re.compile(r"(?:avatars|covers)/[0-9a-f-]{36}\.webp")
SECURITY_TXT = "/.well-known/security.txt"
REPORTS_WELCOME_FOR = timedelta(days=180)  # RFC 9116: less than a year
FOREVER = {"cache-control": "public, max-age=31536000, immutable"}
FRESH = {"cache-control": "no-cache"}


def page_routes(server: Server) -> list[BaseRoute]:
    """Uploads first, then files of the client, then its shell for every other address."""
    settings = server.settings

    async def picture(request: Request) -> Response:
        name = request.path_params["name"]
        file = settings.uploads_dir / name
        if not _PICTURE.fullmatch(name) or not file.is_file():
            raise HTTPException(404, "There is no such picture.")
        return FileResponse(file, headers=FOREVER)

    async def page(request: Request) -> Response:
        path = request.path_params["path"]
        if path.startswith(("api/", "uploads/")) or path in ("api", "ws"):
            raise HTTPException(404, "There is nothing at this address.")
        # No file of ours has a NUL in its name or a longer one: the system refuses both with an error of its own.
        file = (STATIC / path).resolve() if "\0" not in path and len(path) < 256 else STATIC
        if file.is_relative_to(STATIC) and file.is_file() and file != SHELL:
            return _file(file, path, request)
        if Path(path).suffix and file != SHELL:
            raise HTTPException(404, "There is no such file.")
        if not SHELL.is_file():
            raise HTTPException(404, "The web client is not built; run `make serve`.")
        return await shell(request)

    async def shell(request: Request) -> Response:
        """The client's page, with a nonce of this answer for the styles that the component kit writes."""
        shown = await server.db.read(lambda tx: read_setting(tx, "map", MapConfig()))
        nonce = secrets.token_urlsafe(16)
        request.scope[csp.SCOPE_KEY] = csp.PageNeeds(nonce, (*shown.origins(), *settings.map_hosts))
        return HTMLResponse(SHELL.read_text().replace(NONCE, NONCE.replace('""', f'"{nonce}"')), headers=FRESH)

    async def security_txt(request: Request) -> Response:
        contact = settings.security_contact
        if contact is None:
            raise HTTPException(404, "No contact for security reports is set; the host sets SECURITY_CONTACT.")
        here = settings.app_url or str(request.base_url)
        expires = datetime.now(UTC).replace(microsecond=0) + REPORTS_WELCOME_FOR
        lines = (
            f"Contact: {contact}",
            f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
            f"Canonical: {here.rstrip('/')}{SECURITY_TXT}",
            "Preferred-Languages: en, de",
        )
        return PlainTextResponse("\n".join(lines) + "\n", headers=FRESH)

    return [
        Route(SECURITY_TXT, security_txt, methods=["GET", "HEAD"]),
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
