"""Ways to show that one is who one is, once signed in or half-way: a code, a backup code, the password, a passkey."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import Field

from cairn.access import factors, limits, passkeys, passwords, sessions
from cairn.access.accounts import Account
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.shapes import Body
from cairn.db.tx import Tx
from cairn.errors import BadRequest
from cairn.features.accounts.models import Done
from cairn.features.accounts.signing import auth_failure, check_password, party, signed

router = APIRouter(prefix="/api/auth", tags=["accounts"])
Here = Annotated[Server, Depends(server_of)]
Signature = dict[str, object]
"""What `navigator.credentials` has answered, as JSON."""


class Proof(Body):
    """One of them."""

    password: str | None = Field(default=None, max_length=1024, examples=["Bring-3-maps"])
    code: str | None = Field(default=None, max_length=40, examples=["492039"])
    passkey: Signature | None = Field(
        default=None, description="the answer to /api/auth/passkey/reauth/options, as navigator.credentials gave it"
    )


@router.post("/reauth")
async def prove(body: Proof, request: Request, server: Here) -> Done:
    """Prove once more who you are; for ten minutes this device may do what is dangerous."""
    who = await signed(server, request)
    await server.db.write(lambda tx: limits.take(tx, limits.REAUTH, who.account.id))
    given = [name for name in ("password", "code", "passkey") if getattr(body, name) is not None]
    if len(given) != 1:
        raise BadRequest("BAD_BODY", "Send password, or code, or passkey.")
    if body.password is not None:
        await check_password(server, request, who, body.password)
    elif body.code is not None:
        await check_code(server, request, who, body.code)
    else:
        await _check_passkey(server, request, who, body.passkey or {})

    def work(tx: Tx) -> None:
        sessions.prove(tx, who.session_id)
        server.note(tx, request, "user.reauth", who.account, method=given[0])

    await server.db.write(work)
    return Done()


@router.get("/recent")
async def is_recent(request: Request, server: Here) -> Done:
    """REAUTH_REQUIRED unless whoever sits at this device has proved who they are within ten minutes."""
    (await signed(server, request)).require_recent()
    return Done()


async def check_code(server: Server, request: Request, who: Signed, code: str) -> None:
    """Raises NotSignedIn, and tells of it, when this is neither a code of now nor a backup code."""
    if await is_right_code(server, who.account, code):
        return
    auth_failure("mfa", "wrong_code", who.account, server.client_address(request))
    await server.db.write(lambda tx: server.note(tx, request, "user.mfa_failed", who.account, is_success=False))
    raise factors.wrong_code()


async def is_right_code(server: Server, account: Account, code: str) -> bool:
    """Whether it is, and then it is used up."""
    handle = await matching_backup(server, account.id, code)
    if handle is not None:
        return await server.db.write(lambda tx: factors.spend_code(tx, account.id, handle))
    return await server.db.write(lambda tx: factors.take_totp(tx, server.vault, account.id, code))


async def matching_backup(server: Server, account_id: str, code: str) -> str | None:
    """The handle of the backup code that this is, if it is one: one hash is compared, not ten."""
    parts = factors.split_code(code)
    if parts is None:
        return None
    handle, rest = parts
    hashed = await server.db.read(lambda tx: factors.code_hash(tx, account_id, handle))
    return handle if await passwords.off_loop(passwords.matches, rest, hashed) else None


async def signed_by(
    server: Server, response: Signature, purpose: passkeys.Purpose, account_id: str | None
) -> passkeys.Passkey:
    """The passkey that has answered, counted on. Raises NotSignedIn, the same whatever was wrong."""
    who_for = party(server)
    challenge = await server.db.write(lambda tx: passkeys.claim(tx, response, purpose, account_id))
    credential = passkeys.credential_of(response)
    known = await server.db.read(lambda tx: passkeys.by_credential(tx, credential))
    if known is not None and account_id is not None and known.account_id != account_id:
        raise passkeys.wrong()
    count = await asyncio.to_thread(passkeys.judge, who_for, known, response, challenge)
    assert known is not None
    await server.db.write(lambda tx: passkeys.used(tx, known, count))
    return known


async def _check_passkey(server: Server, request: Request, who: Signed, response: Signature) -> None:
    try:
        await signed_by(server, response, "reauth", who.account.id)
    except passkeys.Copied:
        raise passkeys.wrong() from None
    except Exception:
        auth_failure("passkey", "reauth", who.account, server.client_address(request))
        await server.db.write(lambda tx: server.note(tx, request, "user.reauth_failed", who.account, is_success=False))
        raise
