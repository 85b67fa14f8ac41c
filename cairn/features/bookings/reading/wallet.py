"""Wallet passes: boarding passes with the airlines' bar code, tickets."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from datetime import date, datetime, timedelta
from typing import Any

from cairn.errors import BadRequest
from cairn.features.bookings.reading.found import (
    Found,
    FoundBooking,
    Moment,
    Spot,
    airport,
    hop,
    moment,
    text,
    zone_at,
)
from cairn.kit import clock

_PASS_BYTES = 1024 * 1024
_STYLES = ("boardingPass", "eventTicket", "generic", "storeCard", "coupon")
_TYPES = {
    "PKTransitTypeAir": "flight",
    "PKTransitTypeTrain": "train",
    "PKTransitTypeBus": "bus",
    "PKTransitTypeBoat": "ferry",
}
_BCBP = re.compile(
    r"M(?P<legs>[1-4])(?P<name>.{20})(?P<ticket>.)(?P<code>.{7})(?P<from>[A-Z]{3})(?P<to>[A-Z]{3})(?P<carrier>.{3})"
    r"(?P<flight>.{5})(?P<day>\d{3})(?P<cabin>.)(?P<seat>.{4})"
)
"""The mandatory items of the first leg of an airline's bar code (IATA resolution 792)."""
_READ_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
)


def read_pass(data: bytes) -> Found:
    """The one booking of a pass. Raises BadRequest when it is not a pass."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("pass.json") as inner:
            raw = inner.read(_PASS_BYTES + 1)
        found: Any = json.loads(raw) if len(raw) <= _PASS_BYTES else None
    except _READ_ERRORS:
        found = None
    if not isinstance(found, dict):
        raise BadRequest(
            "BOOKING_FILE_UNREADABLE", "This archive is not a wallet pass: it holds no readable pass.json."
        )
    style = next((name for name in _STYLES if isinstance(found.get(name), dict)), None)
    if style == "boardingPass":
        return Found(bookings=[_journey(found, found[style])])
    return Found(bookings=[_ticket(found, found[style] if style else {})])


def _journey(found: dict[str, Any], style: dict[str, Any]) -> FoundBooking:
    kind = _TYPES.get(str(style.get("transitType")), "transit")
    ends = _fields(style, "primaryFields")
    first, last = (_end(field, kind) for field in ([*ends, {}, {}])[:2])
    code = number = carrier = seat = None
    on: str | None = None
    if kind == "flight" and (barcode := _BCBP.match(_barcode(found))):
        first = airport(barcode["from"]) or first
        last = airport(barcode["to"]) or last
        code, carrier = barcode["code"].strip() or None, barcode["carrier"].strip()
        number = f"{carrier} {barcode['flight'].strip().lstrip('0')}"
        seat = barcode["seat"].strip().lstrip("0") or None
        on = _day_of_year(int(barcode["day"]), found.get("relevantDate"))
    leaves = moment(found.get("relevantDate"), first.tz)
    if on is not None and leaves.on != on:
        leaves = Moment(on, None)
    number = number or _labelled(style, ("flight", "train", "number", "zug", "vol"))
    return FoundBooking(
        type=kind,
        code=code or _labelled(style, ("pnr", "confirmation", "booking", "record", "reservation")),
        provider=text(found.get("organizationName"), 200),
        needs_review=True,  # a pass does not say when one arrives
        hops=[
            hop(
                first,
                last,
                leaves,
                Moment(leaves.on),
                number=text(number, 40),
                carrier=text(carrier or found.get("organizationName"), 100),
                seat=text(seat or _labelled(style, ("seat", "sitz", "place")), 100),
                travel_class=text(_labelled(style, ("class", "klasse", "cabin")), 60),
                platform=text(_labelled(style, ("platform", "track", "gleis")), 40),
            )
        ],
    )


def _ticket(found: dict[str, Any], style: dict[str, Any]) -> FoundBooking:
    primary = _fields(style, "primaryFields")
    title = text(primary[0].get("value"), 200) if primary else None
    place = next((one for one in _list(found.get("locations")) if isinstance(one, dict)), {})
    tz = zone_at(_number(place.get("latitude")), _number(place.get("longitude")))
    starts = moment(found.get("relevantDate"), tz)
    return FoundBooking(
        type="event",
        title=title or text(found.get("description"), 200) or text(found.get("organizationName"), 200) or "Ticket",
        provider=text(found.get("organizationName"), 200),
        location=_labelled(style, ("venue", "location", "ort", "lieu", "where")),
        starts_on=starts.on,
        start_time=starts.at,
        ends_on=starts.on,
        tz=tz,
        needs_review=starts.on is None,
    )


def _end(field: dict[str, Any], kind: str) -> Spot:
    value, label = text(field.get("value"), 200), text(field.get("label"), 200)
    if kind == "flight":
        return airport(value, None) or airport(label, value) or Spot(value or label or "?")
    return Spot(value or label or "?")


def _barcode(found: dict[str, Any]) -> str:
    codes = [*_list(found.get("barcodes")), found.get("barcode")]
    return next((str(one.get("message", "")) for one in codes if isinstance(one, dict)), "")


def _day_of_year(number: int, near: object) -> str | None:
    """The date that an airline writes as the day of a year it does not say: the one nearest to the pass's own date."""
    try:
        around = datetime.fromisoformat(str(near)).date()
    except ValueError:
        around = clock.now().date()
    if not 1 <= number <= 366:
        return None
    days = [date(around.year + more, 1, 1) + timedelta(days=number - 1) for more in (-1, 0, 1)]
    return min(days, key=lambda day: abs(day - around)).isoformat()


def _labelled(style: dict[str, Any], words: tuple[str, ...]) -> str | None:
    """The value of the first field whose key or label has one of these words."""
    for part in ("headerFields", "auxiliaryFields", "secondaryFields", "backFields"):
        for field in _fields(style, part):
            name = f"{field.get('key', '')} {field.get('label', '')}".casefold()
            if any(word in name for word in words) and (value := text(field.get("value"), 300)):
                return value
    return None


def _fields(style: dict[str, Any], part: str) -> list[dict[str, Any]]:
    return [one for one in _list(style.get(part))[:20] if isinstance(one, dict)]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
