"""What a trip needs the server for: its list, making and copying it, its cover, its people, its end, its history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, File, Query, Request, Response, UploadFile
from pydantic import Field
from starlette.routing import Route

from cairn.access import accounts
from cairn.access.gate import membership, must, trip_stream
from cairn.access.invites import joining, last
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.shapes import Body, IdPath
from cairn.db.tx import Tx
from cairn.errors import BadRequest, Forbidden, NotFound
from cairn.features.trips.cards import Cards
from cairn.features.trips.make import copy_of, new_trip
from cairn.kit.clock import instant
from cairn.kit.ids import new_id
from cairn.providers.images import store_picture
from cairn.sync.fields import Fields
from cairn.sync.types import Change, Edit, Mutation

router = APIRouter(prefix="/api/trips", tags=["trips"])
Here = Annotated[Server, Depends(server_of)]
JSON = "application/json"
COVER_BYTES = 20 * 1024 * 1024
COVER_PIXELS = 2000
_CARDS = Cards()


class NewTrip(Body):
    title: str = Field(min_length=1, max_length=200, pattern=r"\S", examples=["Japan in autumn"])
    description: str | None = Field(default=None, max_length=5000)
    starts_on: str | None = Field(default=None, examples=["2026-11-18"])
    ends_on: str | None = Field(default=None, examples=["2026-12-08"])
    day_count: int | None = Field(default=None, ge=1, le=365, description="days of a trip without dates")
    currency: str = Field(default="EUR", pattern="^[A-Z]{3}$")
    reminder_days: int = Field(default=3, ge=0, le=30)


class CopyTrip(Body):
    title: str | None = Field(default=None, min_length=1, max_length=200, pattern=r"\S")


class NewMember(Body):
    """Somebody with an account, by identifier, or a guest, by name."""

    identifier: str | None = Field(
        default=None, max_length=254, description="exact e-mail address or username", examples=["ben"]
    )
    name: str | None = Field(default=None, min_length=1, max_length=80, pattern=r"\S")
    role: str = Field(default="editor", pattern="^(editor|commenter|viewer)$")


class Transfer(Body):
    member_id: str = Field(max_length=36, examples=["0198f3a2-5b7c-7d10-8a4e-3f2b1c0d9e8f"])


async def list_trips(request: Request) -> Response:
    """`GET /api/trips?archived=&trashed=`: my trips as cards."""
    server = server_of(request)
    archived, trashed = (request.query_params.get(name) in ("1", "true") for name in ("archived", "trashed"))
    body = await server.glance(
        request,
        f"trips {archived} {trashed}",
        lambda tx, who: _CARDS.kept(tx, who.account.id, archived=archived, trashed=trashed),
    )
    if body is None:
        body = await server.read(
            request, lambda tx, who: _CARDS.get(tx, who.account.id, archived=archived, trashed=trashed)
        )
    return Response(body, media_type=JSON, headers={"cache-control": "private, no-cache"})


ROUTES = [Route("/api/trips", list_trips, methods=["GET"])]


@router.post("", status_code=201)
async def create_trip(body: NewTrip, request: Request, server: Here) -> Response:
    """A new trip with its days; the caller becomes its owner."""
    trip_id, mutation_id = new_id(), new_id()
    fields: Fields = body.model_dump(exclude={"day_count"})

    def work(tx: Tx, who: Signed) -> bytes:
        mutation = new_trip(trip_id, mutation_id, fields, body.day_count, who.account)
        server.log.write(tx, trip_stream(trip_id), mutation, who.account.id)
        return server.record_json(tx, "trip", trip_stream(trip_id), trip_id)

    return Response(await server.write(request, work), 201, media_type=JSON)


@router.post("/{trip_id}/copy", status_code=201)
async def copy_trip(trip_id: IdPath, body: CopyTrip, request: Request, server: Here) -> Response:
    """A copy of the plan for oneself: days, places, stops and notes, without the people."""
    copy_id = new_id()

    def work(tx: Tx, who: Signed) -> bytes:
        grants = server.grants(tx, trip_stream(trip_id), who)
        records = server.log.snapshot(tx, trip_stream(trip_id), grants).records
        for mutation in copy_of(records, copy_id, body.title, who.account):
            server.log.write(tx, trip_stream(copy_id), mutation, who.account.id)
        return server.record_json(tx, "trip", trip_stream(copy_id), copy_id)

    return Response(await server.write(request, work), 201, media_type=JSON)


@router.post("/{trip_id}/cover", status_code=201)
async def upload_cover(
    trip_id: IdPath,
    request: Request,
    server: Here,
    cover: Annotated[UploadFile, File(description="JPEG, PNG, GIF or WebP, 20 MB")],
) -> dict[str, str]:
    """A picture for the trip. The old one stays on disk, for history may bring it back."""
    await server.read(request, lambda tx, who: must(tx, trip_id, who.account.id, "trip_cover_upload"))
    path = await store_picture(server.settings.uploads_dir, "covers", cover, COVER_BYTES, COVER_PIXELS)
    edit = Edit("set", "trip", trip_id, {"cover": path})
    await server.write(request, _writing(server, trip_id, Mutation(new_id(), "trip.cover", (edit,))))
    return {"cover": path}


@router.delete("/{trip_id}")
async def delete_trip(
    trip_id: IdPath,
    request: Request,
    server: Here,
    purge: Annotated[int, Query(ge=0, le=1, description="1: for good, only from the trash")] = 0,
) -> dict[str, bool]:
    """Into the trash, where it stays for thirty days; with purge=1, from the trash for good."""

    def work(tx: Tx, who: Signed) -> None:
        must(tx, trip_id, who.account.id, "trip_delete")
        stream = trip_stream(trip_id)
        if not purge:
            edit = Edit("set", "trip", trip_id, {"deleted_at": instant()})
            server.log.write(tx, stream, Mutation(new_id(), "trip.delete", (edit,)), who.account.id)
            return
        row = tx.one("SELECT deleted_at FROM trip WHERE stream = ?", stream)
        if row is None or row[0] is None:
            raise BadRequest("NOT_IN_TRASH", "Only a trip in the trash can be deleted for good.")
        server.log.drop(tx, stream)

    await server.write(request, work)
    return {"success": True}


@router.post("/{trip_id}/restore")
async def restore_trip(trip_id: IdPath, request: Request, server: Here) -> Response:
    """Out of the trash."""
    edit = Edit("set", "trip", trip_id, {"deleted_at": None})
    await server.write(request, _writing(server, trip_id, Mutation(new_id(), "trip.restore", (edit,))))
    read = server.read(request, lambda tx, _: server.record_json(tx, "trip", trip_stream(trip_id), trip_id))
    return Response(await read, media_type=JSON)


@router.post("/{trip_id}/members", status_code=201)
async def add_member(trip_id: IdPath, body: NewMember, request: Request, server: Here) -> Response:
    """Put somebody on the trip: with an account by exact e-mail address or username, or a guest by name."""
    member_id = new_id()

    def work(tx: Tx, who: Signed) -> bytes:
        must(tx, trip_id, who.account.id, "member_manage")
        if (body.identifier is None) == (body.name is None):
            raise BadRequest("BAD_BODY", "Send the identifier of an account, or the name of a guest.")
        stream = trip_stream(trip_id)
        if body.identifier is None:
            guest: Fields = {"name": body.name, "role": "guest", "position": last(tx, stream)}
            edit = Edit("add", "member", member_id, guest)
        else:
            account = accounts.find(tx, body.identifier)
            if account is None:
                raise NotFound("UNKNOWN_ACCOUNT", "Nobody here has that e-mail address or username.")
            edit = joining(tx, stream, account, body.role, member_id)
        server.log.write(tx, trip_stream(trip_id), Mutation(new_id(), "member.add", (edit,)), who.account.id)
        return server.record_json(tx, "member", trip_stream(trip_id), edit.id)

    return Response(await server.write(request, work), 201, media_type=JSON)


@router.post("/{trip_id}/transfer")
async def transfer(trip_id: IdPath, body: Transfer, request: Request, server: Here) -> Response:
    """Make another member the owner; the owner becomes an editor."""

    def work(tx: Tx, who: Signed) -> Change:
        own = membership(tx, trip_stream(trip_id), who.account.id)
        if own is None:
            raise NotFound("NOT_FOUND", "There is no such trip, or it is not shared with you.")
        if own.role != "owner":
            raise Forbidden("NO_PERMISSION", "Only the owner may hand a trip over.", {"needs": ["owner"]})
        edits = (
            Edit("set", "member", body.member_id, {"role": "owner"}),
            Edit("set", "member", own.member_id, {"role": "editor"}),
        )
        return server.log.write(tx, trip_stream(trip_id), Mutation(new_id(), "trip.transfer", edits), who.account.id)

    return Response(msgspec.json.encode({"change": await server.write(request, work)}), media_type=JSON)


@router.get("/{trip_id}/history")
async def history(
    trip_id: IdPath,
    request: Request,
    server: Here,
    before: Annotated[int | None, Query(ge=0, le=2**53)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """The trip's changes, newest first."""

    def work(tx: Tx, who: Signed) -> bytes:
        grants = server.grants(tx, trip_stream(trip_id), who)
        return msgspec.json.encode({"changes": server.log.past(tx, trip_stream(trip_id), before, limit, grants)})

    return Response(await server.read(request, work), media_type=JSON)


def _writing(server: Server, trip_id: str, mutation: Mutation) -> Callable[[Tx, Signed], Change]:
    return lambda tx, who: server.log.write(tx, trip_stream(trip_id), mutation, who.account.id)
