"""What a file says, in the fields of the nouns; the client adds it to a trip once its reader has agreed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

import airportsdata
from pydantic import BaseModel, Field
from tzfpy import get_tz

from cairn.domain.bookings import ZONES
from cairn.domain.currencies import CURRENCIES, decimals

MOST = 200
"""Bookings of one file; a calendar of a lifetime is not a confirmation."""


class FoundHop(BaseModel):
    """A hop of a journey, as `segment` has it."""

    from_name: str
    from_code: str | None = None
    from_lat: float | None = None
    from_lng: float | None = None
    from_tz: str | None = None
    departs_on: str | None = None
    departs_at: str | None = None
    to_name: str
    to_code: str | None = None
    to_lat: float | None = None
    to_lng: float | None = None
    to_tz: str | None = None
    arrives_on: str | None = None
    arrives_at: str | None = None
    number: str | None = None
    carrier: str | None = None
    seat: str | None = None
    travel_class: str | None = None
    platform: str | None = None


class FoundBooking(BaseModel):
    """Fields of `booking`. An empty title is to be taken from the ends of the hops."""

    type: str
    title: str = ""
    status: str = "confirmed"
    code: str | None = None
    provider: str | None = None
    url: str | None = None
    notes: str | None = None
    price_minor: int | None = None
    currency: str | None = None
    location: str | None = None
    starts_on: str | None = None
    start_time: str | None = None
    ends_on: str | None = None
    end_time: str | None = None
    tz: str | None = None
    needs_review: bool = False
    hops: list[FoundHop] = Field(default_factory=list)


class FoundStay(BaseModel):
    """Fields of `stay`."""

    name: str
    status: str = "confirmed"
    address: str | None = None
    check_in_on: str
    check_in_from: str | None = None
    check_out_on: str
    check_out_by: str | None = None
    code: str | None = None
    provider: str | None = None
    url: str | None = None
    phone: str | None = None
    price_minor: int | None = None
    currency: str | None = None
    needs_review: bool = False


class Found(BaseModel):
    bookings: list[FoundBooking] = Field(default_factory=list)
    stays: list[FoundStay] = Field(default_factory=list)

    def add(self, other: Found) -> None:
        """Take in what another part of the same file says, up to the limit."""
        self.bookings = [*self.bookings, *other.bookings][:MOST]
        self.stays = [*self.stays, *other.stays][:MOST]


@dataclass(frozen=True)
class Spot:
    """One end of a hop."""

    name: str
    code: str | None = None
    lat: float | None = None
    lng: float | None = None
    tz: str | None = None


@dataclass(frozen=True)
class Moment:
    """A date and a time by the clock of the place."""

    on: str | None = None
    at: str | None = None


def text(value: object, most: int) -> str | None:
    """Plain words in one line, or None: no control characters, no longer than the field."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    plain = "".join(" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in str(value))
    return " ".join(plain.split())[:most].strip() or None


@lru_cache(1)
def _airports() -> dict[str, airportsdata.Airport]:
    return airportsdata.load("IATA")


def airport(code: str | None, name: str | None = None) -> Spot | None:
    """The airport of an IATA code, with its place and zone; of an unknown code the code alone."""
    code = (code or "").strip().upper()
    if len(code) != 3 or not code.isalpha():
        return None
    known = _airports().get(code)
    if known is None:
        return Spot(name or code, code)
    return Spot(known["city"] or name or known["name"] or code, code, known["lat"], known["lon"], known["tz"] or None)


def zone_at(lat: float | None, lng: float | None) -> str | None:
    """The IANA zone of a point."""
    if lat is None or lng is None or not (-90 <= lat <= 90 and -180 <= lng <= 180):
        return None
    return get_tz(lng, lat) or None


def moment(value: object, tz: str | None) -> Moment:
    """The local date and time of an ISO 8601 text, by the clock of the zone where one is known.

    A time with an offset is moved onto that clock; without one it stands on it already.
    """
    if not isinstance(value, str) or not value.strip():
        return Moment()
    try:
        read = datetime.fromisoformat(value.strip())
    except ValueError:
        try:
            return Moment(date.fromisoformat(value.strip()[:10]).isoformat())
        except ValueError:
            return Moment()
    if "T" not in value and ":" not in value:
        return Moment(read.date().isoformat())
    return of_moment(read, tz)


def of_moment(read: datetime, tz: str | None) -> Moment:
    if read.tzinfo is not None and tz in ZONES:
        read = read.astimezone(ZoneInfo(str(tz)))
    return Moment(read.date().isoformat(), clock(read.time()))


def clock(read: time) -> str:
    return f"{read.hour:02}:{read.minute:02}"


def money(amount: object, currency: object) -> tuple[int | None, str | None]:
    """Minor units and currency; nothing unless both make sense."""
    code = str(currency or "").strip().upper()
    try:
        value = float(str(amount).strip().replace(",", "."))
    except ValueError:
        return None, None
    if code not in CURRENCIES or not 0 < value < 10**9:
        return None, None
    return round(value * 10 ** decimals(code)), code


def hop(begin: Spot, end: Spot, leaves: Moment, arrives: Moment, **more: str | None) -> FoundHop:
    return FoundHop(
        from_name=begin.name[:200],
        from_code=begin.code,
        from_lat=begin.lat,
        from_lng=begin.lng,
        from_tz=begin.tz,
        departs_on=leaves.on,
        departs_at=leaves.at,
        to_name=end.name[:200],
        to_code=end.code,
        to_lat=end.lat,
        to_lng=end.lng,
        to_tz=end.tz,
        arrives_on=arrives.on,
        arrives_at=arrives.at,
        **more,
    )


def is_whole(one: FoundHop) -> bool:
    """Nothing that matters on the way is missing."""
    return None not in (one.departs_on, one.departs_at, one.arrives_on, one.arrives_at, one.from_tz, one.to_tz)
