"""Two-factor sign-in: setting it up, the second step of a sign-in, turning it off."""

from __future__ import annotations

import asyncio
import io
from typing import Annotated

import segno
from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field

from cairn.access import factors, limits, passwords
from cairn.access.accounts import Account
from cairn.access.letters import letter
from cairn.access.mailing import Letter
from cairn.access.policy import sign_in_policy
from cairn.access.server import Server, server_of
from cairn.access.shapes import Body
from cairn.db.tx import Tx
from cairn.errors import Forbidden
from cairn.features.accounts.models import Done, SignedIn
from cairn.features.accounts.proving import check_code, matching_backup
from cairn.features.accounts.signing import auth_failure, check_password, count, signed, signed_in, start

router = APIRouter(prefix="/api/auth/mfa", tags=["accounts"])
Here = Annotated[Server, Depends(server_of)]


class FactorState(BaseModel):
    """`is_required`: the host asks it of everybody."""

    is_on: bool
    backup_codes_left: int
    is_required: bool


class Setup(BaseModel):
    """`qr_svg` shows `otpauth_url`, which holds `secret`."""

    secret: str
    otpauth_url: str
    qr_svg: str


class Code(Body):
    code: str = Field(max_length=40, examples=["492039"])


class PasswordAndCode(Code):
    password: str = Field(max_length=1024, examples=["Bring-3-maps"])


class SecondStep(Code):
    mfa_token: str = Field(max_length=100)
    remember_me: bool | None = None


class Enabled(BaseModel):
    """Shown once."""

    success: bool = True
    mfa_enabled: bool = True
    backup_codes: list[str]


@router.get("")
async def read_state(request: Request, server: Here) -> FactorState:
    """Whether this account has a second factor, and how many backup codes are left."""
    who = await signed(server, request)
    found, policy = await server.db.read(
        lambda tx: (factors.state(tx, who.account.id), sign_in_policy(tx, server.settings))
    )
    return FactorState(is_on=found.is_on, backup_codes_left=found.codes_left, is_required=policy.require_mfa)


@router.post("/setup")
async def setup(request: Request, server: Here) -> Setup:
    """A secret for an authenticator; it counts once a code of it has been given, within fifteen minutes."""
    who = await signed(server, request)
    who.require_recent()
    secret = await server.db.write(lambda tx: factors.begin(tx, server.vault, who.account.id))
    url = factors.uri(secret, who.account.email)
    out = io.BytesIO()
    segno.make(url, error="m").save(out, kind="svg", border=2, xmldecl=False, svgns=True, omitsize=True)
    return Setup(secret=secret, otpauth_url=url, qr_svg=out.getvalue().decode())


@router.post("/enable")
async def enable(body: Code, request: Request, server: Here) -> Enabled:
    """Turn it on; answers ten backup codes, once."""
    who = await signed(server, request)
    await count(server, request, limits.MFA)
    # The code first: ten hashes are two seconds of somebody else's sign-in.
    await server.db.write(lambda tx: factors.prove_new(tx, server.vault, who.account.id, body.code))
    codes = factors.new_codes()
    hashes = await _hashes(codes)

    def work(tx: Tx) -> None:
        factors.enable(tx, who.account.id, hashes)
        server.note(tx, request, "user.mfa_enable", who.account)

    await server.db.write(work)
    return Enabled(backup_codes=codes)


@router.post("/verify-login", response_model_exclude_none=True)
async def verify_login(body: SecondStep, request: Request, response: Response, server: Here) -> SignedIn:
    """The second step of a sign-in: a code of the authenticator, or a backup code."""
    await count(server, request, limits.MFA)
    cookie = request.cookies.get(factors.COOKIE, "")
    waiting = await server.db.write(lambda tx: factors.awaited(tx, body.mfa_token, cookie))
    account = waiting.account
    await server.db.read(lambda tx: limits.refuse_spent(tx, limits.MFA_ACCOUNT, account.id))
    remember = body.remember_me if body.remember_me is not None else waiting.remember
    handle = await matching_backup(server, account.id, body.code)

    def work(tx: Tx) -> str | Letter | None:
        is_right = (
            factors.spend_code(tx, account.id, handle)
            if handle is not None
            else factors.take_totp(tx, server.vault, account.id, body.code)
        )
        if not is_right:
            tried = limits.take(tx, limits.MFA_ACCOUNT, account.id)
            server.note(tx, request, "user.mfa_failed", account, is_success=False)
            return letter(tx, server, account, "codes_wrong") if tried == limits.MFA_ACCOUNT[1] else None
        factors.met(tx, waiting)
        if handle is not None:
            left = factors.state(tx, account.id).codes_left
            server.note(tx, request, "user.mfa_backup_code_used", account, left=left)
        server.note(tx, request, "user.login", account, method="password", mfa=True)
        return start(tx, server, request, account, remember, has_factor=True)

    session_id = await server.db.write(work)
    if not isinstance(session_id, str):
        if session_id is not None:
            server.mailer.send(session_id)
        auth_failure("mfa", "wrong_code", account, server.client_address(request))
        raise factors.wrong_code()
    response.delete_cookie(factors.COOKIE, path="/api/auth/mfa", httponly=True, samesite="strict")
    return signed_in(response, request, server, account, session_id, remember)


@router.post("/disable")
async def disable(body: PasswordAndCode, request: Request, server: Here) -> Done:
    """Turn it off, with the password and a code; not while the host asks it of everybody."""
    who = await _proved(body, request, server)

    def work(tx: Tx) -> None:
        if sign_in_policy(tx, server.settings).require_mfa:
            raise Forbidden("MFA_REQUIRED", "The host of this server asks everybody for a second factor.")
        factors.disable(tx, who.id)
        server.note(tx, request, "user.mfa_disable", who)

    await server.db.write(work)
    return Done()


@router.post("/backup-codes")
async def renew_codes(body: PasswordAndCode, request: Request, server: Here) -> Enabled:
    """Ten new backup codes in the place of those there were."""
    who = await _proved(body, request, server)
    codes = factors.new_codes()
    hashes = await _hashes(codes)

    def work(tx: Tx) -> None:
        factors.replace_codes(tx, who.id, hashes)
        server.note(tx, request, "user.mfa_backup_codes_regenerated", who)

    await server.db.write(work)
    return Enabled(backup_codes=codes)


async def _proved(body: PasswordAndCode, request: Request, server: Server) -> Account:
    """Whoever has given both the password and a code, just now."""
    who = await server.read(request, lambda _, who: who)
    await server.db.write(lambda tx: limits.take(tx, limits.MFA_DISABLE, who.account.id))
    await check_password(server, request, who, body.password)
    await check_code(server, request, who, body.code)
    return who.account


async def _hashes(codes: list[str]) -> list[tuple[str, str]]:
    parts = [factors.split_code(code) or ("", "") for code in codes]
    hashed = await asyncio.gather(*(passwords.off_loop(passwords.hash_password, rest) for _, rest in parts))
    return [(handle, one) for (handle, _), one in zip(parts, hashed, strict=True)]
