"""How people may sign in here, as the host has set it in the product."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel

from cairn.access import factors
from cairn.access.server import Server, server_of
from cairn.access.sessions import MFA_FOR_ALL, Signed
from cairn.access.settings import read_setting, write_setting
from cairn.access.shapes import Body
from cairn.db.tx import Tx
from cairn.errors import BadRequest, Forbidden

router = APIRouter(prefix="/api/auth", tags=["admin"])
Here = Annotated[Server, Depends(server_of)]
KEY = "sign_in"


class SignInPolicy(BaseModel):
    """`allow_registration`: strangers may open accounts. `require_mfa`: nobody works without a second factor."""

    allow_registration: bool = True
    require_mfa: bool = False


class PolicyChange(Body):
    """What is left out stays as it is."""

    allow_registration: bool | None = None
    require_mfa: bool | None = None


def sign_in_policy(tx: Tx, server: Server) -> SignInPolicy:
    """As set in the product, else as the environment says."""
    return read_setting(tx, KEY, SignInPolicy(allow_registration=server.settings.allow_registration))


@router.get("/app-settings")
async def read_policy(request: Request, server: Here) -> SignInPolicy:
    """The settings of an administrator."""
    await server.admin(request)
    return await server.db.read(lambda tx: sign_in_policy(tx, server))


@router.put("/app-settings")
async def write_policy(body: PolicyChange, request: Request, server: Here) -> SignInPolicy:
    """Change some of them. Whoever asks a second factor of everybody has one."""

    def work(tx: Tx, who: Signed) -> SignInPolicy:
        if not who.account.is_admin:
            raise Forbidden("ADMIN_ONLY", "Only an administrator of this instance may do this.")
        if body.require_mfa and not factors.is_on(tx, who.account.id):
            raise BadRequest("MFA_OWN_FIRST", "Turn on two-factor sign-in for your own account first.")
        given = body.model_dump(exclude_none=True)
        changed = sign_in_policy(tx, server).model_copy(update=given)
        write_setting(tx, KEY, changed)
        # Every request asks for this one, so it is a row of its own: there, or not.
        tx.run("DELETE FROM app_setting WHERE key = ?", MFA_FOR_ALL)
        if changed.require_mfa:
            tx.run("INSERT INTO app_setting (key, value) VALUES (?, 'true')", MFA_FOR_ALL)
        server.note(tx, request, "settings.app_update", who.account, resource="sign-in", **given)
        return changed

    return await server.write(request, work)
