"""Links with which somebody opens an account here, made by an administrator."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Request
from pydantic import BaseModel, Field

from cairn.access import accounts, invites, limits
from cairn.access.gate import membership, trip_stream
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.shapes import UUID, Body, IdPath
from cairn.db.tx import Tx
from cairn.errors import NotFound
from cairn.features.accounts.models import Done
from cairn.features.accounts.signing import count

router = APIRouter(tags=["admin"])
Here = Annotated[Server, Depends(server_of)]


class NewInvite(Body):
    """`max_uses` 0: as often as one likes until it is over. With a trip of one's own, whoever comes is on it at once."""

    max_uses: int = Field(default=1, ge=0, le=invites.MOST_USES)
    expires_in_days: int = Field(default=invites.DAYS, ge=1, le=invites.MOST_DAYS)
    email: str | None = Field(default=None, max_length=254, description="nobody else may use it")
    trip_id: str | None = Field(default=None, pattern=UUID)
    role: Literal["editor", "commenter", "viewer"] = "editor"


class InviteHere(BaseModel):
    """`token_prefix` is what of the link is shown again."""

    id: str
    token_prefix: str
    max_uses: int
    used_count: int
    email: str | None
    trip_title: str | None
    created_by_name: str
    created_at: str
    expires_at: str
    is_over: bool


class InviteMade(InviteHere):
    """`token` is told once; the link is `/register#invite=<token>`."""

    token: str


class Invites(BaseModel):
    invites: list[InviteHere]


class InviteSeen(BaseModel):
    """What whoever holds a link may know: that it is good, and for whom."""

    valid: Literal[True] = True
    max_uses: int
    used_count: int
    expires_at: str
    email: str | None


@router.get("/api/auth/invite/{token}")
async def look_at_invite(token: Annotated[str, Path(max_length=100)], request: Request, server: Here) -> InviteSeen:
    """Is this invite good? 404 for one that is unknown or taken back, 410 for one that is over."""
    await count(server, request, limits.LOGIN)
    found = await server.db.read(lambda tx: invites.read(tx, token, opens_account=True))
    return InviteSeen(
        max_uses=found.max_uses, used_count=found.used_count, expires_at=found.expires_at, email=found.email
    )


@router.get("/api/admin/invites")
async def list_invites(request: Request, server: Here) -> Invites:
    """All of them, newest first; those that are over, too."""
    await server.admin(request)
    return Invites(invites=await server.db.read(lambda tx: [_told(tx, one) for one in invites.to_accounts(tx)]))


@router.post("/api/admin/invites", status_code=201)
async def make_invite(body: NewInvite, request: Request, server: Here) -> InviteMade:
    """A link for somebody who has no account yet, also while registration is closed."""

    def work(tx: Tx, who: Signed) -> InviteMade:
        if body.trip_id is not None and membership(tx, trip_stream(body.trip_id), who.account.id) is None:
            # Hosting the server does not open other people's trips.
            raise NotFound("NOT_FOUND", "There is no such trip, or it is not shared with you.")
        email = accounts.check_email(body.email) if body.email else None
        made, token = invites.make(
            tx,
            who.account.id,
            max_uses=body.max_uses,
            days=body.expires_in_days,
            opens_account=True,
            email=email,
            trip_id=body.trip_id,
            role=body.role,
        )
        server.note(tx, request, "admin.invite_create", who.account, resource=made.beginning, uses=body.max_uses)
        return InviteMade(**_told(tx, made).model_dump(), token=token)

    return await server.write_as_admin(request, work)


@router.delete("/api/admin/invites/{id}")
async def remove_invite(id: IdPath, request: Request, server: Here) -> Done:
    """Take it back: the link opens nothing from now on."""

    def work(tx: Tx, who: Signed) -> None:
        invites.remove_to_account(tx, id)
        server.note(tx, request, "admin.invite_delete", who.account, resource=id)

    await server.write_as_admin(request, work)
    return Done()


def _told(tx: Tx, one: invites.Invite) -> InviteHere:
    trip = tx.one("SELECT title FROM trip WHERE id = ?", one.trip_id) if one.trip_id else None
    return InviteHere(
        id=one.id,
        token_prefix=one.beginning,
        max_uses=one.max_uses,
        used_count=one.used_count,
        email=one.email,
        trip_title=str(trip[0]) if trip else None,
        created_by_name=accounts.by_id(tx, one.created_by).display_name,
        created_at=one.created_at,
        expires_at=one.expires_at,
        is_over=one.is_over,
    )
