"""Airports by city, name or code, and the time zone of a point: both from packages, without a network."""

from __future__ import annotations

import asyncio
import unicodedata
from functools import lru_cache
from typing import Annotated

import airportsdata
from fastapi import APIRouter, Depends, File, Query, Request, UploadFile
from pydantic import BaseModel
from tzfpy import get_tz

from cairn.access.gate import must
from cairn.access.server import Server, server_of
from cairn.access.shapes import IdPath
from cairn.features.bookings.reading import MAX_BYTES, Found, read, too_large

router = APIRouter(tags=["bookings"])
Here = Annotated[Server, Depends(server_of)]
MOST = 12


class Airport(BaseModel):
    iata: str
    name: str
    city: str
    country: str
    lat: float
    lng: float
    tz: str


class Airports(BaseModel):
    airports: list[Airport]


class Zone(BaseModel):
    tz: str | None


@router.get("/api/airports")
async def find_airports(
    request: Request, server: Here, q: Annotated[str, Query(min_length=1, max_length=80, examples=["narita"])]
) -> Airports:
    """At most twelve airports whose code, city or name fits, the best first."""
    # Nine thousand airports are read and searched where reads are, off the event loop.
    return await server.read(request, lambda *_: Airports(airports=_found(q)))


@router.get("/api/zone")
async def find_zone(
    request: Request,
    server: Here,
    lat: Annotated[float, Query(ge=-90, le=90, examples=[35.01])],
    lng: Annotated[float, Query(ge=-180, le=180, examples=[135.77])],
) -> Zone:
    """The IANA zone of a point; null far out at sea."""
    return await server.read(request, lambda *_: Zone(tz=get_tz(lng, lat) or None))


@router.post("/api/trips/{trip_id}/bookings/import")
async def read_file(
    trip_id: IdPath,
    request: Request,
    server: Here,
    file: Annotated[UploadFile, File(description="a wallet pass, a calendar file, a mail or a page, at most 10 MB")],
) -> Found:
    """What a file says is booked. Nothing is written: whoever sent it looks at it first and adds what is right."""
    await server.read(request, lambda tx, who: must(tx, trip_id, who.account.id, "reservation_edit"))
    data = await file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_large()
    return await asyncio.to_thread(read, data)


def _found(text: str) -> list[Airport]:
    wanted = _fold(text.strip())
    ranked = sorted((rank, words, one) for one, words in _airports() if (rank := _rank(one, words, wanted)) is not None)
    return [_airport(one) for _, _, one in ranked[:MOST]]


@lru_cache(1)
def _airports() -> list[tuple[str, str]]:
    """(IATA code, everything to look for in) of every airport that has a code and a zone."""
    return [(code, _fold(f"{one['city']} {one['name']}")) for code, one in _by_code().items() if one["tz"]]


@lru_cache(1)
def _by_code() -> dict[str, airportsdata.Airport]:
    return airportsdata.load("IATA")


def _rank(code: str, words: str, wanted: str) -> int | None:
    if code.lower() == wanted:
        return 0
    if words.startswith(wanted):
        return 1
    if f" {wanted}" in words:
        return 2
    return 3 if all(part in words for part in wanted.split()) else None


def _airport(code: str) -> Airport:
    one = _by_code()[code]
    return Airport(
        iata=code,
        name=one["name"],
        city=one["city"],
        country=one["country"],
        lat=one["lat"],
        lng=one["lon"],
        tz=one["tz"],
    )


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
