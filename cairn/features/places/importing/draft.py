"""What an import finds, before it is anybody's record: drafts, limits, and the collector that every format fills."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from cairn.errors import BadRequest, TooLarge
from cairn.kit.polyline import Point, encode, simplify

MAX_BYTES = 50_000_000
MAX_PLACES = 5_000
MAX_TRACKS = 200
MAX_POINTS = 1_000_000
TRACK_POINTS = 2_000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A place as the file tells it. `categories` are names to look for, the likeliest first."""

    name: str
    is_named: bool
    lat: float | None
    lng: float | None
    description: str | None = None
    notes: str | None = None
    address: str | None = None
    website: str | None = None
    phone: str | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrackDraft:
    """A route, a recorded track or an outline: a place that starts at its first point and carries the line."""

    name: str
    is_named: bool
    lat: float
    lng: float
    line: str
    description: str | None = None
    color: str | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    places: list[PlaceDraft]
    tracks: list[TrackDraft]
    warnings: list[str]


@dataclass(slots=True)
class About:
    """What a file says of one feature beside its geometry, as found: not yet trimmed or checked."""

    name: str = ""
    description: str = ""
    notes: str = ""
    address: str = ""
    website: str = ""
    phone: str = ""
    color: str = ""
    categories: list[str] = field(default_factory=list)


_OFF_EARTH = ("point", "with coordinates that are not on Earth")
_NOWHERE = ("feature", "without coordinates")
_NO_LINE = ("line", "of fewer than two points")


class Collector:
    """Takes features from a reader, checks and trims them, and keeps count of what had to be left out."""

    def __init__(self, fallback_place: str, fallback_track: str) -> None:
        self._fallback_place = fallback_place
        self._fallback_track = fallback_track
        self._places: list[PlaceDraft] = []
        self._tracks: list[TrackDraft] = []
        self._left_out: Counter[tuple[str, str]] = Counter()
        self._points = 0

    def count_points(self, more: int) -> None:
        """Refuses a file whose lines would not fit into memory, before they are all read."""
        self._points += more
        if self._points > MAX_POINTS:
            raise TooLarge(
                "IMPORT_TOO_LARGE",
                f"The file has more than {MAX_POINTS:,} points. Split it, or export it with less detail.",
                {"limit": MAX_POINTS},
            )

    def place(self, about: About, at: Point | None, number: int = 1) -> None:
        """Adds a place; `number` tells the points of one feature apart. No position needs a name and an address."""
        if at is not None and not _on_earth(at):
            self._left_out[_OFF_EARTH] += 1
            return
        if at is None and not (about.name and about.address):
            self._left_out[_NOWHERE] += 1
            return
        if len(self._places) >= MAX_PLACES:
            raise TooLarge(
                "IMPORT_TOO_LARGE",
                f"The file has more than {MAX_PLACES:,} places. Split it into smaller files.",
                {"limit": MAX_PLACES},
            )
        name = _line(about.name, 200)
        self._places.append(
            PlaceDraft(
                name=_numbered(name, number) if name else f"{self._fallback_place} {len(self._places) + 1}",
                is_named=bool(name),
                lat=round(at[0], 7) if at else None,
                lng=round(at[1], 7) if at else None,
                description=_text(about.description, 2000),
                notes=_text(about.notes, 2000),
                address=_line(about.address, 500) or None,
                website=_link(about.website),
                phone=_line(about.phone, 100) or None,
                categories=tuple(about.categories),
            )
        )

    def track(self, about: About, points: Sequence[Point], number: int = 1) -> None:
        """Adds a line, simplified to what a map can show."""
        good = [point for point in points if _on_earth(point)]
        if len(good) < len(points):
            self._left_out[_OFF_EARTH] += len(points) - len(good)
        if len(good) < 2:
            self._left_out[_NO_LINE] += 1
            return
        if len(self._tracks) >= MAX_TRACKS:
            raise TooLarge(
                "IMPORT_TOO_LARGE",
                f"The file has more than {MAX_TRACKS} tracks. Split it into smaller files.",
                {"limit": MAX_TRACKS},
            )
        name = _line(about.name, 200)
        self._tracks.append(
            TrackDraft(
                name=_numbered(name, number) if name else _numbered(self._fallback_track, len(self._tracks) + 1),
                is_named=bool(name),
                lat=round(good[0][0], 7),
                lng=round(good[0][1], 7),
                line=encode(simplify(good, TRACK_POINTS)),
                description=_text(about.description, 2000),
                color=about.color.lower() if _COLOR.fullmatch(about.color) else None,
                categories=tuple(about.categories),
            )
        )

    def result(self, warnings: Sequence[str] = ()) -> Imported:
        told = [
            f"1 {noun} {what} was left out." if count == 1 else f"{count:,} {noun}s {what} were left out."
            for (noun, what), count in self._left_out.items()
        ]
        if not self._places and not self._tracks:
            raise BadRequest(
                "IMPORT_EMPTY", "The file holds no places, routes or tracks.", {"warnings": [*warnings, *told]}
            )
        return Imported(self._places, self._tracks, [*warnings, *told])


def _on_earth(point: Point) -> bool:
    return -90 <= point[0] <= 90 and -180 <= point[1] <= 180


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name[:190]} ({number})"


def _line(text: str, limit: int) -> str:
    """One line of text, cut at the limit."""
    flat = " ".join(_CONTROL.sub("", text).split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def _text(text: str, limit: int) -> str | None:
    """Lines of text, cut at the limit; None when nothing is left."""
    lines = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    tidy = re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in lines)).strip()
    if len(tidy) > limit:
        tidy = tidy[: limit - 1].rstrip() + "…"
    return tidy or None


def _link(text: str) -> str | None:
    """A web address that may be stored, or None."""
    link = text.strip()
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    fine = parts.scheme in ("http", "https") and parts.netloc and len(link) <= 2000 and not _CONTROL.search(link)
    return link if fine else None
