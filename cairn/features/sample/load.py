"""Putting the sample trip into an instance, from the command line or for whoever asks in the client."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from cairn.access import accounts
from cairn.access.accounts import Account
from cairn.access.gate import trip_stream
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.db.tx import Tx
from cairn.features.sample.build import build
from cairn.features.sample.files import Drawn, keep, register
from cairn.features.sample.story import COMPANIONS, TITLE
from cairn.kit.ids import new_id

router = APIRouter(prefix="/api/trips", tags=["trips"])
LEAD_DAYS = 1


@router.post("/sample", status_code=201)
async def make_sample(request: Request, server: Annotated[Server, Depends(server_of)]) -> Response:
    """A rich trip to explore; its companions are guests. It starts yesterday, so that "today" has something to show."""
    trip_id, starts_on = new_id(), date.today() - timedelta(days=LEAD_DAYS)
    who = await server.read(request, lambda _, who: who)
    drawn = await asyncio.to_thread(keep, server.storage, trip_id, who.account.id, starts_on)

    def work(tx: Tx, who: Signed) -> bytes:
        write_sample(tx, server, trip_id, who.account, (), starts_on, drawn)
        return server.record_json(tx, "trip", trip_stream(trip_id), trip_id)

    return Response(await server.write(request, work), 201, media_type="application/json")


def write_sample(
    tx: Tx,
    server: Server,
    trip_id: str,
    owner: Account,
    companions: Sequence[Account],
    starts_on: date,
    drawn: list[Drawn],
) -> None:
    """Write the trip as its owner; its papers are put away already."""
    register(tx, drawn)
    for mutation in build(trip_id, owner, companions, starts_on):
        server.log.write(tx, trip_stream(trip_id), mutation, owner.id)


def has_sample(tx: Tx, owner: Account) -> bool:
    """Does the owner have a trip of this name already?"""
    return (
        tx.one(
            "SELECT 1 FROM member m JOIN trip t ON t.stream = m.stream"
            " WHERE m.account_id = ? AND t.title = ? AND t.deleted_at IS NULL",
            owner.id,
            TITLE,
        )
        is not None
    )


def make_people(tx: Tx, hashed: str) -> tuple[list[Account], list[str]]:
    """Accounts for the companions, and the addresses of those made now, with the password behind this hash.

    An account that bears a companion's username already joins the trip and is otherwise left alone.
    """
    people, made = [], []
    for name, _ in COMPANIONS:
        account = accounts.find(tx, name)
        if account is None:
            account = accounts.register(tx, name.lower(), f"{name.lower()}@example.com", hashed, role="user")
            account = accounts.change(tx, account.id, display_name=name)
            made.append(account.email)
        people.append(account)
    return people, made
