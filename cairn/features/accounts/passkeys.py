"""Passkeys: adding them, signing in with one, looking after them. Paths are TREK's."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field

from cairn.access import accounts, limits, passkeys
from cairn.access.accounts import Account
from cairn.access.letters import letter
from cairn.access.mailing import Letter
from cairn.access.policy import Party, sign_in_policy, ways_in
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.shapes import Body, IdPath
from cairn.db.tx import Tx
from cairn.errors import CairnError, NotFound
from cairn.features.accounts.models import Done, SignedIn
from cairn.features.accounts.proving import Signature, signed_by
from cairn.features.accounts.signing import Floor, auth_failure, check_password, count, party, signed, signed_in, start

router = APIRouter(prefix="/api/auth/passkey", tags=["accounts"])
Here = Annotated[Server, Depends(server_of)]


class Password(Body):
    """Needed unless whoever asks has just proved who they are."""

    password: str | None = Field(default=None, max_length=1024)


class NewPasskey(Body):
    response: Signature = Field(description="what navigator.credentials.create has answered, as JSON")
    name: str = Field(default="Passkey", min_length=1, max_length=60, pattern=r"\S")


class SignInByPasskey(Body):
    response: Signature = Field(description="what navigator.credentials.get has answered, as JSON")
    remember_me: bool | None = None


class Name(Body):
    name: str = Field(min_length=1, max_length=60, pattern=r"\S", examples=["Phone"])


class Options(BaseModel):
    """For `navigator.credentials`, in its JSON form."""

    options: dict[str, object]


class Credential(BaseModel):
    """`is_synced`: in a keychain that several devices share. `is_suspect`: its counter went back, so it is shut."""

    id: str
    name: str
    is_synced: bool
    is_suspect: bool
    created_at: str
    last_used_at: str | None


class Credentials(BaseModel):
    """`is_open`: this server takes passkeys."""

    credentials: list[Credential]
    is_open: bool


@router.post("/register/options")
async def creation_options(body: Password, request: Request, server: Here) -> Options:
    """What the browser needs to make a passkey for this account."""
    who, who_for = await signed(server, request), await _open(server)
    await count(server, request, limits.MFA)
    await _prove(server, request, who, body.password)
    return Options(options=await server.db.write(lambda tx: passkeys.creation_options(tx, who_for, who.account)))


@router.post("/register/verify", status_code=201)
async def register(body: NewPasskey, request: Request, server: Here) -> Credentials:
    """Keep the passkey that was made."""
    who, who_for = await signed(server, request), await _open(server)
    await count(server, request, limits.MFA)
    challenge = await server.db.write(lambda tx: passkeys.claim(tx, body.response, "register", who.account.id))
    made = await asyncio.to_thread(passkeys.judge_new, who_for, body.response, challenge)

    def work(tx: Tx) -> tuple[Credentials, Letter]:
        passkeys.keep(tx, who.account.id, made, body.name.strip())
        server.note(tx, request, "user.passkey_register", who.account, resource=body.name)
        return _listed(tx, server, who), letter(tx, server, who.account, "passkey_added", what=body.name)

    listed, words = await server.db.write(work)
    server.mailer.send(words)
    return listed


@router.post("/login/options")
async def login_options(request: Request, server: Here) -> Options:
    """What the browser needs to sign in with whichever passkey it has for this host."""
    who_for = await _open(server)
    await count(server, request, limits.LOGIN)
    return Options(options=await server.db.write(lambda tx: passkeys.request_options(tx, who_for, "login", None)))


@router.post("/login/verify", response_model_exclude_none=True)
async def login(body: SignInByPasskey, request: Request, response: Response, server: Here) -> SignedIn:
    """Sign in. Whatever is wrong, the answer is the same."""
    await _open(server)
    await count(server, request, limits.LOGIN)
    floor = Floor()
    try:
        known = await signed_by(server, body.response, "login", None)
    except (CairnError, passkeys.Copied) as refused:
        reason = "copied" if isinstance(refused, passkeys.Copied) else "bad_passkey"
        await server.db.write(partial(_refused, server=server, request=request, body=body, reason=reason))
        await floor.reached()
        raise passkeys.wrong() from None

    def work(tx: Tx) -> tuple[Account, str]:
        account = accounts.by_id(tx, known.account_id)
        server.note(tx, request, "user.login", account, method="passkey")
        made = start(tx, server, request, account, body.remember_me, method="passkey", has_factor=True)
        return account, made

    account, session_id = await server.db.write(work)
    return signed_in(response, request, server, account, session_id, body.remember_me)


@router.post("/reauth/options")
async def reauth_options(request: Request, server: Here) -> Options:
    """What the browser needs to prove with a passkey of this account's who sits there: see POST /api/auth/reauth."""
    who, who_for = await signed(server, request), await _open(server)
    return Options(
        options=await server.db.write(lambda tx: passkeys.request_options(tx, who_for, "reauth", who.account.id))
    )


@router.get("/credentials")
async def list_passkeys(request: Request, server: Here) -> Credentials:
    """The passkeys of this account, the oldest first."""
    who = await signed(server, request)
    return await server.db.read(lambda tx: _listed(tx, server, who))


@router.patch("/credentials/{id}")
async def rename(id: IdPath, body: Name, request: Request, server: Here) -> Done:
    """Call it something else."""
    await server.write(request, lambda tx, who: passkeys.rename(tx, who.account.id, id, body.name.strip()))
    return Done()


@router.post("/credentials/{id}/trust")
async def trust(id: IdPath, request: Request, server: Here) -> Done:
    """Open again one that was shut because its counter went back: it is no copy."""
    (await signed(server, request)).require_recent()

    def work(tx: Tx, who: Signed) -> None:
        passkeys.trust(tx, who.account.id, id)
        server.note(tx, request, "user.passkey_trusted", who.account, resource=id)

    await server.write(request, work)
    return Done()


@router.delete("/credentials/{id}")
async def remove(id: IdPath, request: Request, server: Here, body: Password | None = None) -> Done:
    """It opens nothing from now on."""
    who = await signed(server, request)
    await _prove(server, request, who, body.password if body else None)

    def work(tx: Tx, who: Signed) -> Letter:
        name = next((one.name for one in passkeys.of_account(tx, who.account.id) if one.id == id), "")
        passkeys.remove(tx, who.account.id, id)
        server.note(tx, request, "user.passkey_delete", who.account, resource=name)
        return letter(tx, server, who.account, "passkey_removed", what=name)

    server.mailer.send(await server.write(request, work))
    return Done()


async def _open(server: Server) -> Party:
    """Whom passkeys are for. Raises NotFound where they open nothing."""
    if not await server.db.read(lambda tx: sign_in_policy(tx, server.settings).passkey_login):
        raise NotFound("PASSKEYS_OFF", "The host of this server takes no passkeys.")
    return party(server)


async def _prove(server: Server, request: Request, who: Signed, password: str | None) -> None:
    """By the password, or by what was proved within ten minutes."""
    if password is None:
        who.require_recent()
        return
    await server.db.write(lambda tx: limits.take(tx, limits.REAUTH, who.account.id))
    await check_password(server, request, who, password)


def _refused(tx: Tx, server: Server, request: Request, body: SignInByPasskey, reason: str) -> None:
    known = passkeys.by_credential(tx, passkeys.credential_of(body.response))
    account = accounts.by_id(tx, known.account_id) if known else None
    if known is not None and reason == "copied":
        passkeys.suspect(tx, known)
        server.note(tx, request, "user.passkey_clone_suspected", account, is_success=False, resource=known.name)
    server.note(tx, request, "user.passkey_login_failed", account, is_success=False, reason=reason)
    auth_failure("passkey", reason, account, server.client_address(request))


def _listed(tx: Tx, server: Server, who: Signed) -> Credentials:
    found = [Credential.model_validate(one, from_attributes=True) for one in passkeys.of_account(tx, who.account.id)]
    return Credentials(credentials=found, is_open=ways_in(tx, server.settings).passkey)
