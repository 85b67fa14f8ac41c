"""A new password for whoever forgot theirs, by a link in a letter."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from cairn.access import accounts, factors, limits, passwords, resets, sessions
from cairn.access.accounts import Account
from cairn.access.letters import letter
from cairn.access.mailing import Letter, can_mail
from cairn.access.policy import SignInPolicy, sign_in_policy
from cairn.access.server import Server, server_of
from cairn.access.shapes import Body
from cairn.access.strength import check_strength
from cairn.db.tx import Tx
from cairn.errors import CairnError, Forbidden, TooMany
from cairn.features.accounts.proving import is_right_code
from cairn.features.accounts.signing import Floor, auth_failure, count

router = APIRouter(prefix="/api/auth", tags=["accounts"])
Here = Annotated[Server, Depends(server_of)]


class Forgotten(Body):
    email: str = Field(max_length=254, examples=["ana@example.com"])


class Asked(BaseModel):
    ok: bool = True


class Reset(Body):
    token: str = Field(max_length=100)
    new_password: str = Field(max_length=1024, examples=["Bring-4-maps"])
    mfa_code: str | None = Field(default=None, max_length=40, examples=["492039"])


class WasReset(BaseModel):
    """With `mfa_required` nothing has changed yet: ask again with `mfa_code`."""

    success: bool | None = None
    mfa_required: bool | None = None


def can_reset(tx: Tx, server: Server, policy: SignInPolicy) -> bool:
    """Whether a link has a way to whoever asks for it."""
    settings = server.settings
    has_way = settings.reset_link_to_log is True or (settings.app_url is not None and can_mail(tx, settings))
    return has_way and policy.password_login


@router.post("/forgot-password")
async def forgot(body: Forgotten, request: Request, server: Here) -> Asked:
    """Send a link to the address, if there is an account with a password. The answer is the same either way."""
    await count(server, request, limits.FORGOT)
    floor = Floor()
    found = await server.db.write(lambda tx: _asked(tx, server, request, body.email))
    if found is not None:
        link, words = found
        if server.settings.reset_link_to_log is True:
            # To the terminal, never through the logger: the file of the log is carried away and kept.
            print(f"A link to a new password for {words.to}: {link}", flush=True)
        else:
            server.mailer.send(words)
    await floor.reached()
    return Asked()


def _asked(tx: Tx, server: Server, request: Request, email: str) -> tuple[str, Letter] | None:
    """(link, letter) when there is somebody to write to, and a way."""
    try:
        limits.take(tx, limits.FORGOT_ACCOUNT, limits.mail_key(email))
    except TooMany:
        return None
    key = email.strip().casefold()
    account = accounts.find(tx, email)
    if account is None or account.email.casefold() != key or not accounts.has_password(tx, account.id):
        return None
    if not can_reset(tx, server, sign_in_policy(tx, server.settings)):
        return None
    server.note(tx, request, "user.password_reset_request", account)
    # The address of the page is ours to say: a forged Host header must not choose where the key goes. It stands behind
    # the #, which no browser sends to a server.
    link = f"{(server.settings.app_url or '').rstrip('/')}/reset-password#token={resets.issue(tx, account.id)}"
    return link, letter(tx, server, account, "reset", link=link)


@router.post("/reset-password", response_model_exclude_none=True)
async def reset(body: Reset, request: Request, server: Here) -> WasReset:
    """Choose the new password. Every device is signed out; with a second factor its code is asked for, too."""
    await count(server, request, limits.RESET)
    await check_strength(server, body.new_password)
    try:
        account = await _tried(server, body.token)
        await check_strength(server, body.new_password, account.username, account.email)
        if await server.db.read(lambda tx: factors.is_on(tx, account.id)):
            if body.mfa_code is None:
                return WasReset(mfa_required=True)
            if not await is_right_code(server, account, body.mfa_code):
                raise factors.wrong_code()
    except CairnError as refused:
        if refused.code != "PASSWORD_POLICY":
            auth_failure("reset", refused.code.lower(), None, server.client_address(request))
            note = {"reason": refused.code.lower()}
            await server.db.write(
                lambda tx: server.note(tx, request, "user.password_reset_fail", None, is_success=False, **note)
            )
        raise
    hashed = await passwords.off_loop(passwords.hash_password, body.new_password)

    def work(tx: Tx) -> Letter:
        resets.spend(tx, body.token)
        accounts.set_password(tx, account.id, hashed)
        tx.run("DELETE FROM challenge WHERE account_id = ?", account.id)
        limits.passed(tx, limits.mail_key(account.email))
        server.sessions_ended(tx, sessions.end_all(tx, account.id))
        server.note(tx, request, "user.password_reset_success", account)
        return letter(tx, server, account, "reset_done")

    server.mailer.send(await server.db.write(work))
    return WasReset(success=True)


async def _tried(server: Server, token: str) -> Account:
    """Whose link it is. A try is counted, and stays counted when it fails."""

    def work(tx: Tx) -> Account | None:
        try:
            return resets.tried(tx, token)
        except CairnError:
            return None

    account = await server.db.write(work)
    if account is None:
        raise resets.over()
    if not await server.db.read(lambda tx: sign_in_policy(tx, server.settings).password_login):
        raise Forbidden("PASSWORD_LOGIN_OFF", "The host of this server lets nobody sign in with a password.")
    return account
