"""Single sign-on by OpenID Connect: away to the provider, back, and in. Paths are TREK's."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from cairn.access import accounts, factors, flows, identities, limits, passkeys, sessions
from cairn.access.accounts import Account
from cairn.access.policy import sign_in_policy, sso_name, sso_provider, ways_in
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.vault import Unreadable
from cairn.config import Sso
from cairn.db.tx import Tx
from cairn.errors import BadRequest, CairnError, Conflict, Forbidden
from cairn.features.accounts.models import Done
from cairn.features.accounts.opening import open_account
from cairn.features.accounts.signing import auth_failure, count, hold_challenge, is_secure, signed_in, start
from cairn.providers.openid import Identified, OpenId, SsoFailed

router = APIRouter(prefix="/api/auth/oidc", tags=["accounts"])
Here = Annotated[Server, Depends(server_of)]
PATH = "/api/auth/oidc"
_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")


class Linked(BaseModel):
    """`email`: of the identity this account is connected with; null when it is not."""

    is_open: bool
    name: str
    email: str | None


def openid_of(request: Request) -> OpenId:
    found = request.app.state.openid
    assert isinstance(found, OpenId)
    return found


Provider = Annotated[OpenId, Depends(openid_of)]


@router.get("/login", status_code=302, response_class=RedirectResponse)
async def leave(
    request: Request,
    server: Here,
    provider: Provider,
    next: Annotated[str, Query(max_length=500, description="where to go afterwards")] = "/",
    invite: Annotated[str, Query(max_length=100)] = "",
    link: Annotated[int, Query(ge=0, le=1, description="1: connect the account that is signed in")] = 0,
) -> RedirectResponse:
    """Off to the provider."""
    await count(server, request, limits.SSO)
    sso = await _sso(server)
    who = await server.read(request, lambda _, who: who) if link else None
    if who is not None:
        who.require_recent()
        if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
            # Otherwise a page of somebody else's could have their identity connected with this account.
            raise Forbidden("ORIGIN_REJECTED", "Connecting an account begins on this server's own pages.")
    try:
        where = await provider.document(sso)
    except SsoFailed as failed:
        return await _failed(server, request, failed, None)
    verifier, nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
    memory = {"verifier": verifier, "nonce": nonce, "next": inside(next), "invite": invite}
    account_id = who.account.id if who else None
    state, cookie = await server.db.write(lambda tx: flows.begin(tx, "away", memory, account_id))
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "client_id": sso.client_id,
        "redirect_uri": _redirect_uri(server),
        "scope": server.settings.sso_rules.scope,
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    joint = "&" if "?" in where.authorize else "?"
    answer = RedirectResponse(f"{where.authorize}{joint}{urlencode(asked)}", 302)
    _hold(answer, request, server, cookie)
    return answer


@router.get("/callback", status_code=302, response_class=RedirectResponse)
async def come_back(
    request: Request,
    server: Here,
    provider: Provider,
    code: Annotated[str, Query(max_length=4000)] = "",
    state: Annotated[str, Query(max_length=200)] = "",
    error: Annotated[str, Query(max_length=200)] = "",
    iss: Annotated[str, Query(max_length=2000)] = "",
) -> RedirectResponse:
    """Back from the provider: in, or to the sign-in page with `oidc_error`."""
    await count(server, request, limits.SSO)
    account: Account | None = None
    try:
        sso = await _sso(server)
        if error:
            raise SsoFailed(_UNSAFE.sub("", error)[:60] or "server_error", "the provider said no")
        if not code or not state:
            raise SsoFailed("missing_params", "the provider sent no code or no state")
        held = request.cookies.get(flows.COOKIE, "")
        flow = await server.db.write(lambda tx: flows.finish(tx, "away", state, held))
        if flow is None:
            raise SsoFailed("invalid_state", "no such sign-in is under way in this browser")
        memory, linking = flow
        where = await provider.document(sso)
        if iss and iss != where.issuer:
            raise SsoFailed("id_token_invalid", "the answer is another provider's")
        tokens = await provider.exchange(sso, where, code, memory["verifier"], _redirect_uri(server))
        found = await provider.identify(sso, where, tokens, memory["nonce"])
        if linking is not None:
            await server.db.write(lambda tx: _link(tx, server, request, linking, found))
            return _gone_to(request, server, "/settings")
        account = await server.db.write(lambda tx: _account(tx, server, request, found, memory["invite"]))
        if account is None:
            return await _to_be_confirmed(server, request, found)
        return await _in(server, request, account, found, memory["next"])
    except SsoFailed as failed:
        return await _failed(server, request, failed, account)


@router.post("/backchannel-logout")
async def hear_of_the_end(
    request: Request, server: Here, provider: Provider, logout_token: Annotated[str, Form(max_length=8000)]
) -> Done:
    """The provider says that somebody is signed out there: what they have signed in on here by it ends, sockets too."""
    await count(server, request, limits.SSO)
    try:
        sso = await _sso(server)
        where = await provider.document(sso)
        subject = await provider.ended(sso, where, logout_token)
    except SsoFailed as failed:
        auth_failure("oidc", failed.code, None, server.client_address(request))
        raise BadRequest("LOGOUT_TOKEN_INVALID", "This is no logout token of this server's provider.") from None

    def work(tx: Tx) -> None:
        account = identities.account_of(tx, where.issuer, subject)
        if account is not None:
            ended = sessions.end_by(tx, account.id, "oidc")
            server.sessions_ended(tx, ended)
            server.note(tx, request, "user.logout", account, method="oidc", count=len(ended))

    await server.db.write(work)
    return Done()


@router.get("/link")
async def read_link(request: Request, server: Here) -> Linked:
    """What this account is connected with."""

    def work(tx: Tx, who: Signed) -> Linked:
        is_open = ways_in(tx, server.settings).sso
        return Linked(
            is_open=is_open, name=sso_name(tx, server.settings), email=identities.email_of(tx, who.account.id)
        )

    return await server.read(request, work)


@router.post("/link")
async def confirm_link(request: Request, server: Here) -> Done:
    """Connect the account that has just signed in with the identity that came back to this browser with its address."""
    key, _, cookie = request.cookies.get(flows.COOKIE, "").partition(".")

    def work(tx: Tx, who: Signed) -> None:
        who.require_recent()
        flow = flows.finish(tx, "confirm", key, cookie)
        if flow is None or flow[1] != who.account.id:
            raise BadRequest("SSO_NOTHING_TO_LINK", "No identity waits in this browser for this account.")
        memory = flow[0]
        identities.link(tx, memory["issuer"], memory["subject"], who.account.id, memory["email"])
        server.note(tx, request, "user.oidc_linked", who.account)

    await server.write(request, work)
    return Done()


@router.delete("/link")
async def unlink(request: Request, server: Here) -> Done:
    """Take the connection apart; whoever has no other way in keeps it."""

    def work(tx: Tx, who: Signed) -> None:
        who.require_recent()
        if not accounts.has_password(tx, who.account.id) and not passkeys.of_account(tx, who.account.id):
            raise Conflict("LAST_WAY_IN", "Set a password or add a passkey first: this is the only way in.")
        if identities.unlink(tx, who.account.id):
            server.note(tx, request, "user.oidc_unlinked", who.account)

    await server.write(request, work)
    return Done()


def inside(path: str) -> str:
    """A path of our own, or the front page: never another host, however it is spelled."""
    is_ours = path.startswith("/") and not path.startswith("//") and not re.search(r"[\\\x00-\x20\x7f]", path)
    return path if is_ours and not path.startswith(("/api/", "/uploads/")) else "/"


async def _sso(server: Server) -> Sso:
    """The provider. Raises Forbidden when the host has closed this way, BadRequest when there is none."""
    try:
        sso, is_open = await server.db.read(
            lambda tx: (
                sso_provider(tx, server.vault, server.settings),
                sign_in_policy(tx, server.settings).oidc_login,
            )
        )
    except Unreadable as problem:
        raise BadRequest("SECRET_UNREADABLE", f"Single sign-on has to be set up again: {problem}.") from None
    if not is_open:
        raise Forbidden("SSO_OFF", "The host of this server has turned single sign-on off.")
    if sso is None or server.settings.app_url is None:
        missing = "no provider is set" if sso is None else "APP_URL is not set"
        raise BadRequest("SSO_NOT_CONFIGURED", f"Single sign-on is not set up here: {missing}.")
    return sso


def _account(tx: Tx, server: Server, request: Request, found: Identified, invite: str) -> Account | None:
    """Whose sign-in this is, made if it may be; None when somebody with that address has to say that it is theirs."""
    account = identities.account_of(tx, found.issuer, found.subject)
    if account is None:
        known = accounts.find(tx, found.email)
        if known is not None and known.email.casefold() == found.email.casefold():
            if identities.email_of(tx, known.id) is not None:
                # A provider's own number for somebody is the only thing that says who they are; addresses change hands.
                raise SsoFailed("account_conflict", "the address belongs to an account of another identity")
            if not found.is_email_verified:
                raise SsoFailed("email_not_verified", "the address is an account's, and the provider did not check it")
            return None
        policy = sign_in_policy(tx, server.settings)
        if not policy.oidc_registration and not invite and accounts.are_there_any(tx):
            raise SsoFailed("registration_disabled", "this server takes no new accounts")
        account = _new_account(tx, server, request, found, invite)
        identities.link(tx, found.issuer, found.subject, account.id, found.email)
    return _with_role(tx, server, request, account, found)


def _new_account(tx: Tx, server: Server, request: Request, found: Identified, invite: str) -> Account:
    wanted = str(found.claims.get("preferred_username") or found.email.partition("@")[0])
    base = (_UNSAFE.sub("-", wanted).strip("-.") or "traveller")[:40].ljust(2, "0")
    names = [base, *(f"{base}-{n}" for n in range(2, 100)), f"{base}-{secrets.token_hex(4)}"]
    name = next(name for name in names if accounts.find(tx, name) is None)
    try:
        return open_account(
            tx, server, request, name, found.email, "", invite=invite, display_name=found.name, method="oidc"
        )
    except CairnError as refused:
        raise SsoFailed("registration_disabled", refused.sentence) from None


def _with_role(tx: Tx, server: Server, request: Request, account: Account, found: Identified) -> Account:
    """The role that the provider's groups give, where the host has named one; the last administrator stays one."""
    rules = server.settings.sso_rules
    if rules.admin_value is None:
        return account
    claim = found.claims.get(rules.admin_claim)
    is_admin = claim == rules.admin_value or (isinstance(claim, list) and rules.admin_value in claim)
    if is_admin == account.is_admin or (account.is_admin and accounts.admins(tx) < 2):
        return account
    accounts.set_role(tx, account.id, "admin" if is_admin else "user")
    server.note(tx, request, "admin.role_synced", account, role="admin" if is_admin else "user")
    return accounts.by_id(tx, account.id)


def _link(tx: Tx, server: Server, request: Request, account_id: str, found: Identified) -> None:
    try:
        identities.link(tx, found.issuer, found.subject, account_id, found.email)
    except Conflict:
        raise SsoFailed("account_conflict", "the identity or the account is connected already") from None
    server.note(tx, request, "user.oidc_linked", accounts.by_id(tx, account_id))


async def _in(server: Server, request: Request, account: Account, found: Identified, path: str) -> RedirectResponse:
    """Hand over the session; first, where the provider asked no second factor and the account has one, its code."""
    wanted = server.settings.sso_rules.factor_amr
    amr = found.claims.get("amr")
    has_factor = bool(wanted) and isinstance(amr, list) and any(str(one).lower() in wanted for one in amr)

    def work(tx: Tx) -> tuple[str | None, tuple[str, str]]:
        if factors.is_on(tx, account.id) and not has_factor:
            return None, factors.challenge(tx, account.id, None)
        server.note(tx, request, "user.login", account, method="oidc", mfa=has_factor)
        return start(tx, server, request, account, method="oidc", has_factor=has_factor), ("", "")

    session_id, (token, cookie) = await server.db.write(work)
    if session_id is None:
        # Behind the #: it stays in this browser.
        answer = _gone_to(request, server, f"/login?next={quote(path, safe='/')}#mfa={token}")
        hold_challenge(answer, request, server, cookie)
        return answer
    answer = _gone_to(request, server, path)
    signed_in(answer, request, server, account, session_id)
    return answer


async def _to_be_confirmed(server: Server, request: Request, found: Identified) -> RedirectResponse:
    """There is an account with this address. Whoever comes has to sign in to it once before the two are connected."""
    memory = {"issuer": found.issuer, "subject": found.subject, "email": found.email}

    def work(tx: Tx) -> tuple[str, str]:
        known = accounts.find(tx, found.email)
        return flows.begin(tx, "confirm", memory, known.id if known else None)

    key, cookie = await server.db.write(work)
    answer = RedirectResponse("/login?sso=confirm", 302)
    _hold(answer, request, server, f"{key}.{cookie}")
    return answer


async def _failed(server: Server, request: Request, failed: SsoFailed, account: Account | None) -> RedirectResponse:
    auth_failure("oidc", failed.code, account, server.client_address(request))
    reason = f"{failed.code}: {failed.reason}"[:200]
    await server.db.write(
        lambda tx: server.note(
            tx, request, "user.login_failed", account, is_success=False, method="oidc", reason=reason
        )
    )
    return _gone_to(request, server, f"/login?oidc_error={failed.code}")


def _gone_to(request: Request, server: Server, path: str) -> RedirectResponse:
    answer = RedirectResponse(path, 302, headers={"cache-control": "no-store"})
    answer.delete_cookie(flows.COOKIE, path=PATH, httponly=True, samesite="lax", secure=is_secure(server, request))
    return answer


def _hold(answer: RedirectResponse, request: Request, server: Server, cookie: str) -> None:
    answer.set_cookie(
        flows.COOKIE,
        cookie,
        max_age=flows.LASTS_S,
        path=PATH,
        httponly=True,
        samesite="lax",
        secure=is_secure(server, request),
    )


def _redirect_uri(server: Server) -> str:
    return f"{(server.settings.app_url or '').rstrip('/')}{PATH}/callback"
