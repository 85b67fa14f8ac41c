"""Everything under /api asks for a session unless it is on the short list below: a new route is closed by default."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

from cairn.access.server import Server
from cairn.errors import CairnError, Forbidden, NotSignedIn
from cairn.security.refusing import refuse

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
        "/api/auth/oidc/backchannel-logout",
    }
)
PUBLIC_BEGINNINGS = ("/api/auth/invite/",)
HOSTS_OWN = ("/api/admin/", "/api/backup/", "/api/auth/app-settings", "/api/notifications/test-smtp")


Told = Callable[[Scope, CairnError], Awaitable[None]]
"""Whoever hears of a refusal that a host should see."""


class Doorman:
    """ASGI middleware. Looks at the token's signature only; the door behind asks the session's row."""

    def __init__(self, app: ASGIApp, server: Server, told: Told) -> None:
        self._app = app
        self._server = server
        self._told = told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] == "http"
            and scope["path"].startswith("/api/")
            and scope["path"] not in PUBLIC
            and not scope["path"].startswith(PUBLIC_BEGINNINGS)
            and self._server.session_of(scope) is None
        ):
            await refuse(NotSignedIn(), send)
            return
        if scope["type"] == "http" and scope["path"].startswith(HOSTS_OWN) and not self._is_near(scope):
            away = "The administration of this server is reached from its host's own network only."
            refused = Forbidden("ADMIN_NETWORK", away)
            await self._told(scope, refused)
            await refuse(refused, send)
            return
        await self._app(scope, receive, send)

    def _is_near(self, scope: Scope) -> bool:
        """Whether the believed address is in a network that ADMIN_ALLOWED_CIDRS names; without any, all are."""
        networks = self._server.settings.admin_networks
        if not networks:
            return True
        try:
            address = ip_address((scope.get("client") or ("",))[0])
        except ValueError:
            return False
        return any(address.version == network.version and address in network for network in networks)
