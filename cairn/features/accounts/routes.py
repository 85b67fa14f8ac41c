"""Signing up, in and out; one's own profile. Paths and names are TREK's documented doors."""

from __future__ import annotations

from typing import Annotated, ParamSpec, TypeVar

from fastapi import APIRouter, Depends, File, Query, Request, Response, UploadFile

from cairn import __version__
from cairn.access import accounts, factors, invites, limits, passwords, sessions
from cairn.access.accounts import Account
from cairn.access.leaving import leave_for_good
from cairn.access.letters import letter
from cairn.access.mailing import Letter
from cairn.access.permissions import levels
from cairn.access.policy import sign_in_policy, sso_name, ways_in
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.settings import read_setting
from cairn.access.shapes import UUID, IdPath, MapConfig
from cairn.access.showing import show_on_trips
from cairn.access.strength import check_strength
from cairn.db.tx import Tx
from cairn.errors import BadRequest, Forbidden
from cairn.features.accounts.models import (
    AppConfig,
    AvatarAnswer,
    Done,
    Everyone,
    PasswordChange,
    Profile,
    Registration,
    Session,
    SessionList,
    SignedIn,
    SignIn,
    Someone,
    User,
    UserAnswer,
    WsToken,
)
from cairn.features.accounts.opening import open_account
from cairn.features.accounts.resetting import can_reset
from cairn.features.accounts.signing import (
    Floor,
    auth_failure,
    check_password,
    count,
    guesser,
    hold_challenge,
    signed,
    signed_in,
    start,
    wrong,
)
from cairn.providers.images import remove_picture, store_picture

T = TypeVar("T")
P = ParamSpec("P")
router = APIRouter(prefix="/api/auth", tags=["accounts"])
Here = Annotated[Server, Depends(server_of)]

AVATAR_BYTES = 5 * 1024 * 1024
AVATAR_PIXELS = 512


@router.get("/app-config")
async def app_config(request: Request, server: Here) -> AppConfig:
    """What the client must know before anybody has signed in."""
    is_signed_in = server.session_id(request) is not None

    def work(tx: Tx) -> AppConfig:
        settings = server.settings
        policy = sign_in_policy(tx, settings)
        ways = ways_in(tx, settings, policy)
        has_users = accounts.are_there_any(tx)
        return AppConfig(
            has_users=has_users,
            # The first account can always be opened.
            allow_registration=policy.allow_registration or not has_users,
            password_login=ways.password,
            passkey_login=ways.passkey,
            oidc_login=ways.sso,
            oidc_name=sso_name(tx, settings) if ways.sso else "",
            can_reset_password=can_reset(tx, server, policy),
            password_min_length=settings.password_min_length,
            version=__version__ if is_signed_in else None,
            default_language=settings.default_language,
            levels=dict(levels(tx)),
            map=read_setting(tx, "map", MapConfig()),
        )

    return await server.db.read(work)


@router.post("/register", status_code=201, response_model_exclude_none=True)
async def register(body: Registration, request: Request, response: Response, server: Here) -> SignedIn:
    """Open an account and sign in. The first account of an instance is its administrator."""
    await count(server, request, limits.LOGIN)
    invite = body.invite_token or ""
    await server.db.read(lambda tx: _may_register(tx, server, invite))
    accounts.check_username(body.username)
    accounts.check_email(body.email)
    await check_strength(server, body.password, body.username, body.email)
    hashed = await passwords.off_loop(passwords.hash_password, body.password)

    def work(tx: Tx) -> tuple[Account, str]:
        _may_register(tx, server, invite)
        account = open_account(tx, server, request, body.username, body.email, hashed, invite=invite)
        return account, start(tx, server, request, account)

    account, session_id = await server.db.write(work)
    return signed_in(response, request, server, account, session_id)


@router.post("/login", response_model_exclude_none=True)
async def login(body: SignIn, request: Request, response: Response, server: Here) -> SignedIn:
    """Sign in with e-mail address and password."""
    await count(server, request, limits.LOGIN)
    if not await server.db.read(lambda tx: sign_in_policy(tx, server.settings).password_login):
        raise Forbidden("PASSWORD_LOGIN_OFF", "The host of this server lets nobody sign in with a password.")
    who = guesser(server, request, body.email)
    await server.db.read(lambda tx: limits.check_account(tx, who))
    known = await server.db.read(lambda tx: accounts.password_hash(tx, body.email))
    floor = Floor()
    if not await passwords.off_loop(passwords.matches, body.password, known[1] if known else None) or known is None:
        await server.db.write(lambda tx: _sign_in_failed(tx, server, request, who, known))
        await floor.reached()
        raise wrong()
    account_id, hashed = known
    renewed = await passwords.off_loop(passwords.hash_password, body.password) if passwords.is_old(hashed) else None

    def work(tx: Tx) -> tuple[Account, str | None, tuple[str, str]]:
        limits.passed(tx, who)
        if renewed is not None:
            accounts.rehash(tx, account_id, hashed, renewed)
        account = accounts.by_id(tx, account_id)
        if factors.is_on(tx, account_id):
            return account, None, factors.challenge(tx, account_id, body.remember_me)
        server.note(tx, request, "user.login", account, method="password")
        return account, start(tx, server, request, account, body.remember_me), ("", "")

    account, session_id, (mfa_token, cookie) = await server.db.write(work)
    if session_id is None:
        hold_challenge(response, request, server, cookie)
        return SignedIn(mfa_required=True, mfa_token=mfa_token)
    return signed_in(response, request, server, account, session_id, body.remember_me)


@router.post("/logout")
async def logout(request: Request, response: Response, server: Here) -> Done:
    """Sign out: the session's row goes, so its cookie is worthless from now on."""

    def work(tx: Tx) -> None:
        sid = server.session_id(request)
        who = sessions.find(tx, sid)
        if sid is not None and who is not None:
            server.sessions_ended(tx, sessions.end(tx, sid))
            server.note(tx, request, "user.logout", who)

    await server.db.write(work)
    response.delete_cookie(sessions.COOKIE, path="/", httponly=True, samesite="lax")
    return Done()


@router.get("/me")
async def me(request: Request, server: Here) -> UserAnswer:
    """The account behind this request."""
    who = await signed(server, request)
    has_password = await server.db.read(lambda tx: accounts.has_password(tx, who.account.id))
    return UserAnswer(user=User.of(who.account, owes_factor=who.owes_factor, has_password=has_password))


@router.put("/me/settings")
async def change_profile(body: Profile, request: Request, server: Here) -> UserAnswer:
    """Change username, e-mail address or display name; trips show the new name at once. A new address needs the password
    once more, and the old one is told."""
    given = {name: value for name, value in body.model_dump().items() if value is not None}

    def work(tx: Tx, who: Signed) -> tuple[User, Letter | None]:
        moves = body.email is not None and body.email.strip().casefold() != who.account.email.casefold()
        if moves:
            who.require_recent()
        account = accounts.change(tx, who.account.id, **given)
        show_on_trips(tx, server, account)
        action = "user.email_change" if moves else "user.profile_update"
        server.note(tx, request, action, account, fields=", ".join(sorted(given)))
        user = User.of(account, has_password=accounts.has_password(tx, account.id))
        return user, letter(tx, server, who.account, "email_changed", what=account.email) if moves else None

    user, words = await server.write(request, work)
    if words is not None:
        server.mailer.send(words)
    return UserAnswer(user=user)


@router.delete("/me")
async def delete_account(
    request: Request,
    server: Here,
    heir: Annotated[str | None, Query(pattern=UUID, description="who gets the trips one owns")] = None,
) -> Done:
    """Delete one's own account. Trips that others are on go to the heir, one of them; the rest is deleted for good. On
    others' trips one stays by name, in what was paid. Needs the password once more."""

    def work(tx: Tx, who: Signed) -> None:
        who.require_recent()
        leave_for_good(tx, server, who.account, heir)
        server.note(tx, request, "user.account_delete", who.account)

    await server.write(request, work)
    return Done()


@router.put("/me/password")
async def change_password(body: PasswordChange, request: Request, server: Here) -> Done:
    """Choose a new password; every other device is signed out."""
    who = await signed(server, request)
    await server.db.write(lambda tx: limits.take(tx, limits.PASSWORD_CHANGE, who.account.id))
    await check_strength(server, body.new_password, who.account.username, who.account.email)
    if await server.db.read(lambda tx: accounts.has_password(tx, who.account.id)):
        await check_password(server, request, who, body.current_password or "")
    else:
        who.require_recent()
    if body.new_password == body.current_password:
        raise BadRequest("PASSWORD_POLICY", "The new password is the old one.", {"rule": "same"})
    hashed = await passwords.off_loop(passwords.hash_password, body.new_password)

    def work(tx: Tx) -> None:
        accounts.set_password(tx, who.account.id, hashed)
        server.note(tx, request, "user.password_change", who.account)
        server.sessions_ended(tx, sessions.end_all(tx, who.account.id, who.session_id))

    await server.db.write(work)
    return Done()


@router.get("/sessions")
async def list_sessions(request: Request, server: Here) -> SessionList:
    """The devices this account is signed in on, the last seen first."""
    who, found = await server.read(request, lambda tx, who: (who, sessions.devices(tx, who.account.id)))
    return SessionList(
        sessions=[
            Session(
                id=one.id,
                created_at=one.created_at,
                last_seen_at=one.last_seen_at,
                expires_at=one.expires_at,
                user_agent=one.user_agent,
                ip=one.address,
                current=one.id == who.session_id,
                auth_method=one.method,
            )
            for one in found
        ]
    )


@router.delete("/sessions/{id}")
async def end_session(id: IdPath, request: Request, server: Here) -> Done:
    """Sign one of one's own devices out; what it has open closes at once."""

    def work(tx: Tx, who: Signed) -> None:
        server.sessions_ended(tx, sessions.end_one(tx, who.account.id, id))
        server.note(tx, request, "user.session_revoke", who.account, resource=id)

    await server.write(request, work)
    return Done()


@router.delete("/sessions")
async def end_other_sessions(request: Request, server: Here) -> Done:
    """Sign every device out but this one."""

    def work(tx: Tx, who: Signed) -> None:
        ended = sessions.end_all(tx, who.account.id, keep=who.session_id)
        server.sessions_ended(tx, ended)
        server.note(tx, request, "user.session_revoke", who.account, count=len(ended))

    await server.write(request, work)
    return Done()


@router.post("/avatar")
async def upload_avatar(
    request: Request, server: Here, avatar: Annotated[UploadFile, File(description="JPEG, PNG, GIF or WebP, 5 MB")]
) -> AvatarAnswer:
    """A picture of oneself, cut square and encoded anew."""
    await signed(server, request)
    path = await store_picture(server.settings.uploads_dir, "avatars", avatar, AVATAR_BYTES, AVATAR_PIXELS, square=True)
    await _show_avatar(server, request, path)
    return AvatarAnswer(avatar=path)


@router.delete("/avatar")
async def remove_avatar(request: Request, server: Here) -> Done:
    """Back to the initial."""
    await _show_avatar(server, request, None)
    return Done()


@router.get("/users")
async def users(request: Request, server: Here) -> Everyone:
    """Whom one may find here to take along: by USER_DIRECTORY everybody, whoever is on a trip of one's own, or nobody.
    Anybody else is added by their exact address or name."""
    directory = server.settings.user_directory

    def work(tx: Tx, who: Signed) -> list[Account]:
        if directory == "off":
            return []
        everyone = [one for one in accounts.everyone(tx) if one.id != who.account.id]
        if directory == "all":
            return everyone
        known = accounts.companions(tx, who.account.id)
        return [one for one in everyone if one.id in known]

    found = await server.read(request, work)
    return Everyone(
        users=[
            Someone(id=one.id, username=one.username, display_name=one.display_name, avatar=one.avatar) for one in found
        ]
    )


@router.post("/ws-token")
async def ws_token(request: Request, server: Here) -> WsToken:
    """A token that opens one socket within 30 seconds."""
    return WsToken(token=await server.write(request, lambda tx, who: sessions.issue_one_use(tx, who, "ws")))


def _sign_in_failed(tx: Tx, server: Server, request: Request, who: str, known: tuple[str, str] | None) -> None:
    """Count it, and tell of it. What was typed for an address that nobody has is not kept: it may be a password."""
    limits.failed(tx, who)
    account = accounts.by_id(tx, known[0]) if known else None
    reason = "wrong_password" if account else "unknown_email"
    server.note(tx, request, "user.login_failed", account, is_success=False, reason=reason)
    auth_failure("password", "bad_credentials", account, server.client_address(request))


def _may_register(tx: Tx, server: Server, invite: str) -> None:
    """A stranger may open an account if registration is open, by an invite, and always the first one. Raises Forbidden,
    NotFound, Gone."""
    if invite:
        invites.read(tx, invite, opens_account=True)
    elif not sign_in_policy(tx, server.settings).allow_registration and accounts.are_there_any(tx):
        raise Forbidden("REGISTRATION_CLOSED", "This instance takes no new accounts; ask its host for one.")


async def _show_avatar(server: Server, request: Request, path: str | None) -> None:
    def work(tx: Tx, who: Signed) -> str | None:
        account = accounts.change(tx, who.account.id, avatar=path)
        show_on_trips(tx, server, account)
        return who.account.avatar

    remove_picture(server.settings.uploads_dir, await server.write(request, work))
