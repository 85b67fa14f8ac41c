"""Everything under /api asks for a session unless it is on the short list below: a new route is closed by default."""

from __future__ import annotations

import msgspec
from starlette.types import ASGIApp, Receive, Scope, Send

from cairn.access.server import Server
from cairn.errors import NotSignedIn

PUBLIC = frozenset(
    {
        "/api/health",
        "/api/openapi.json",
        "/api/auth/app-config",
        "/api/auth/register",
        "/api/auth/login",
        "/api/auth/logout",
        "/api/auth/mfa/verify-login",
        "/api/auth/forgot-password",
        "/api/auth/reset-password",
        "/api/auth/passkey/login/options",
        "/api/auth/passkey/login/verify",
        "/api/auth/oidc/login",
        "/api/auth/oidc/callback",
    }
)
PUBLIC_BEGINNINGS = ("/api/auth/invite/",)


class Doorman:
    """ASGI middleware. Looks at the token's signature only; the door behind asks the session's row."""

    def __init__(self, app: ASGIApp, server: Server) -> None:
        self._app = app
        self._server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] == "http"
            and scope["path"].startswith("/api/")
            and scope["path"] not in PUBLIC
            and not scope["path"].startswith(PUBLIC_BEGINNINGS)
            and self._server.session_of(scope) is None
        ):
            body = msgspec.json.encode(NotSignedIn().body())
            headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
            await send({"type": "http.response.start", "status": 401, "headers": headers})
            await send({"type": "http.response.body", "body": body})
            return
        await self._app(scope, receive, send)
