"""What every way of signing in has in common: counting attempts, judging passwords, handing over the session."""

from __future__ import annotations

import asyncio
import logging
from urllib.parse import quote

from fastapi import Request, Response

from cairn.access import accounts, factors, limits, passwords, sessions
from cairn.access.accounts import Account
from cairn.access.policy import Party, relying_party
from cairn.access.server import Server
from cairn.access.sessions import Signed
from cairn.db.tx import Tx
from cairn.errors import NotFound, NotSignedIn
from cairn.features.accounts.models import SignedIn, User

log = logging.getLogger("cairn.security")


class Floor:
    """From when it is made, an answer takes at least 0.35 s, whatever was found out: time tells nothing."""

    def __init__(self) -> None:
        self._until = asyncio.get_running_loop().time() + 0.35

    async def reached(self) -> None:
        await asyncio.sleep(max(0.0, self._until - asyncio.get_running_loop().time()))


async def signed(server: Server, request: Request) -> Signed:
    """Whoever is signed in, even if a password must be changed first."""
    return await server.db.read(lambda tx: server.signed(tx, request))


def seconds_of(server: Server, account: Account, remember: bool | None) -> int:
    """How long a session lasts. An administrator's is a day even when remembered, unless the host says otherwise."""
    settings = server.settings
    may_remember = not account.is_admin or settings.admin_session_remember
    return settings.session_remember_seconds if remember and may_remember else settings.session_seconds


def start(
    tx: Tx,
    server: Server,
    request: Request,
    account: Account,
    remember: bool | None = None,
    *,
    method: str = "password",
    has_factor: bool = False,
) -> str:
    """A session for whoever has just proved who they are, by whatever method: the one place where they begin."""
    agent = request.headers.get("user-agent", "")
    seconds = seconds_of(server, account, remember)
    address = server.client_address(request)
    return sessions.start(tx, account.id, seconds, agent, address, method=method, has_factor=has_factor)


async def count(server: Server, request: Request, limit: tuple[str, int, int]) -> None:
    """An attempt from this address; committed before anything is looked at, so that parallel ones count too."""
    key = limits.address_key(server.client_address(request))
    await server.db.write(lambda tx: limits.take(tx, limit, key))


async def check_password(server: Server, request: Request, who: Signed, password: str) -> None:
    """Raises NotSignedIn, and tells of it, when this is not the account's password."""
    known = await server.db.read(lambda tx: accounts.password_hash(tx, who.account.email))
    if await passwords.off_loop(passwords.matches, password, known[1] if known else None):
        return
    await server.db.write(lambda tx: server.note(tx, request, "user.reauth_failed", who.account, is_success=False))
    auth_failure("password", "reauth", who.account, server.client_address(request))
    raise wrong()


def auth_failure(method: str, reason: str, account: Account | None, address: str) -> None:
    """The line by which a host's fail2ban goes; its form is documented and stays as it is."""
    user = quote(account.username, safe="") if account else "-"
    log.warning("auth failure method=%s reason=%s user=%s ip=%s", method, reason, user, address or "-")


def signed_in(
    response: Response,
    request: Request,
    server: Server,
    account: Account,
    session_id: str,
    remember: bool | None = None,
) -> SignedIn:
    """Hand over the session: in the cookie, and in the body to whoever asks for that."""
    secure, is_tls = is_secure(server, request), request.url.scheme == "https"
    seconds = seconds_of(server, account, remember)
    token = server.keys.seal(session_id, account.id, seconds)
    response.set_cookie(
        sessions.DEVICE_COOKIE,
        server.keys.seal_device(limits.mail_key(account.email)),
        max_age=sessions.DEVICE_S,
        path="/api/auth/login",
        httponly=True,
        samesite="strict",
        secure=secure,
    )
    lasting = None if remember is False else seconds
    response.set_cookie(sessions.COOKIE, token, max_age=lasting, path="/", httponly=True, samesite="lax", secure=secure)
    wants_token = request.headers.get("x-auth-transport", "").lower() == "bearer"
    return SignedIn(
        user=User.of(account),
        token=token if wants_token else None,
        insecureCookie=True if secure and not is_tls else None,
    )


def guesser(server: Server, request: Request, email: str) -> str:
    """Whose wrong passwords are counted together: everybody's for an account, but those of a device that it has been
    signed in on by themselves. Strangers who try do not shut its owner out."""
    key = limits.mail_key(email)
    device = server.keys.open_device(request.cookies.get(sessions.DEVICE_COOKIE, ""), key)
    return key if device is None else f"device {device}"


def hold_challenge(response: Response, request: Request, server: Server, cookie: str) -> None:
    """What ties a sign-in that waits for its second factor to this browser."""
    response.set_cookie(
        factors.COOKIE,
        cookie,
        max_age=factors.CHALLENGE_S,
        path="/api/auth/mfa",
        httponly=True,
        samesite="strict",
        secure=is_secure(server, request),
    )


def is_secure(server: Server, request: Request) -> bool:
    """Whether cookies go over HTTPS only."""
    settings = server.settings
    if settings.cookie_secure is not None:
        return settings.cookie_secure
    return settings.is_production or settings.force_https or request.url.scheme == "https"


def party(server: Server) -> Party:
    """Whom passkeys are for. Raises NotFound where no host name is known to bind them to."""
    found = relying_party(server.settings)
    if found is None:
        raise NotFound("PASSKEYS_OFF", "Passkeys need a host name: the host sets APP_URL, or WEBAUTHN_RP_ID.")
    return found


def wrong() -> NotSignedIn:
    wrong = NotSignedIn("The e-mail address or the password is wrong.")
    wrong.code = "WRONG_CREDENTIALS"
    return wrong
