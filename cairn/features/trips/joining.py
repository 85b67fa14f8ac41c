"""The link of a trip: whoever has an account and the link joins with one click, until it is over or taken back."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Request
from pydantic import BaseModel, Field

from cairn.access import accounts, invites, limits
from cairn.access.gate import must, trip_stream
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.shapes import Body, IdPath
from cairn.db.tx import Tx
from cairn.errors import NotFound

router = APIRouter(tags=["trips"])
Here = Annotated[Server, Depends(server_of)]
Token = Annotated[str, Path(max_length=100)]
JoinRole = Literal["editor", "commenter", "viewer"]


class NewLink(Body):
    """Makes the link, or another in its place. `max_uses` 0: as often as one likes until it is over."""

    role: JoinRole = "editor"
    max_uses: int = Field(default=0, ge=0, le=100)
    expires_in_days: int = Field(default=invites.DAYS, ge=1, le=invites.MOST_DAYS)


class Link(BaseModel):
    """`token` only when it has just been made: the link is `/join#<token>`. All null: there is none."""

    token: str | None = None
    token_prefix: str | None = None
    role: str | None = None
    max_uses: int | None = None
    used_count: int | None = None
    expires_at: str | None = None
    created_at: str | None = None
    is_over: bool = False


class Preview(BaseModel):
    """What whoever holds the link may know of the trip."""

    title: str
    invited_by: str


class Joined(BaseModel):
    """`joined` is false for whoever was on the trip already."""

    trip_id: str
    joined: bool


class Deleted(BaseModel):
    success: Literal[True] = True


@router.get("/api/trips/{trip_id}/invite-link")
async def read_link(trip_id: IdPath, request: Request, server: Here) -> Link:
    """The link there is; not its token, which is told once."""

    def work(tx: Tx, who: Signed) -> Link:
        must(tx, trip_id, who.account.id, "share_manage")
        found = invites.to_trip(tx, trip_id)
        return Link() if found is None else _told(found)

    return await server.read(request, work)


@router.post("/api/trips/{trip_id}/invite-link", status_code=201)
async def make_link(trip_id: IdPath, body: NewLink, request: Request, server: Here) -> Link:
    """A new link; the one before it opens nothing any more."""

    def work(tx: Tx, who: Signed) -> Link:
        must(tx, trip_id, who.account.id, "share_manage")
        must(tx, trip_id, who.account.id, "member_manage")
        invites.remove_to_trip(tx, trip_id)
        made, token = invites.make(
            tx,
            who.account.id,
            max_uses=body.max_uses,
            days=body.expires_in_days,
            opens_account=False,
            trip_id=trip_id,
            role=body.role,
        )
        server.note(tx, request, "trip.invite_link_create", who.account, resource=trip_id, role=body.role)
        return _told(made).model_copy(update={"token": token})

    return await server.write(request, work)


@router.delete("/api/trips/{trip_id}/invite-link")
async def remove_link(trip_id: IdPath, request: Request, server: Here) -> Deleted:
    """Take it back."""

    def work(tx: Tx, who: Signed) -> None:
        must(tx, trip_id, who.account.id, "share_manage")
        invites.remove_to_trip(tx, trip_id)
        server.note(tx, request, "trip.invite_link_delete", who.account, resource=trip_id)

    await server.write(request, work)
    return Deleted()


@router.get("/api/trip-invites/{token}")
async def preview(token: Token, request: Request, server: Here) -> Preview:
    """Which trip, and who asks: nothing else before somebody has joined."""
    await _counted(request, server)

    def work(tx: Tx, _: Signed) -> Preview:
        found = invites.read(tx, token, opens_account=False)
        row = tx.one("SELECT title FROM trip WHERE stream = ? AND deleted_at IS NULL", trip_stream(found.trip_id or ""))
        if row is None:
            raise NotFound("INVITE_UNKNOWN", "The trip of this invite is not there any more.")
        return Preview(title=str(row[0]), invited_by=accounts.by_id(tx, found.created_by).display_name)

    return await server.read(request, work)


@router.post("/api/trip-invites/{token}/accept")
async def accept(token: Token, request: Request, server: Here) -> Joined:
    """Join. Whoever is on the trip already stays as they are, and uses nothing up."""
    await _counted(request, server)

    def work(tx: Tx, who: Signed) -> Joined:
        found = invites.read(tx, token, opens_account=False)
        trip_id = str(found.trip_id)
        sql = "SELECT 1 FROM member WHERE stream = ? AND account_id = ?"
        if tx.one(sql, trip_stream(trip_id), who.account.id) is not None:
            return Joined(trip_id=trip_id, joined=False)
        invites.join(tx, server.log, invites.use(tx, token, opens_account=False), who.account)
        server.note(tx, request, "trip.join", who.account, resource=trip_id)
        return Joined(trip_id=trip_id, joined=True)

    return await server.write(request, work)


async def _counted(request: Request, server: Server) -> None:
    who = await server.read(request, lambda _, who: who)
    key = f"{who.account.id} {limits.address_key(server.client_address(request))}"
    await server.db.write(lambda tx: limits.take(tx, limits.TRIP_INVITE, key))


def _told(one: invites.Invite) -> Link:
    return Link(
        token_prefix=one.beginning,
        role=one.role,
        max_uses=one.max_uses,
        used_count=one.used_count,
        expires_at=one.expires_at,
        created_at=one.created_at,
        is_over=one.is_over,
    )
