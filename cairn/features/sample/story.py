"""The words of the sample trip: its places and its plan, read from the two files beside this one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent

TITLE = "Japan in autumn"
DESCRIPTION = (
    "Three weeks from Tokyo to Miyajima while the maples turn: temples at dawn, gardens by lantern light, trains on the"
    " minute and noodles everywhere."
)
COMPANIONS = (("Ben", "editor"), ("Vera", "viewer"), ("Chiara", "commenter"))
GUEST = "Opa Karl"


@dataclass(frozen=True, slots=True)
class SamplePlace:
    """A place with its true coordinates; a night's or a visit's price in yen."""

    city: str
    name: str
    lat: float
    lng: float
    category: str
    address: str
    description: str
    minutes: int
    fee_jpy: int


@dataclass(frozen=True, slots=True)
class SampleStop:
    """A stop at a place, or with a title of its own; `who` is empty for everybody."""

    place: str | None
    title: str | None
    start_time: str | None
    end_time: str | None
    travel_mode: str
    who: tuple[str, ...]
    is_locked: bool
    notes: str | None


@dataclass(frozen=True, slots=True)
class SampleNote:
    icon: str
    time: str | None
    text: str
    detail: str | None


@dataclass(slots=True)
class SampleDay:
    """A day with its stops and notes in their order; without a title it is the unscheduled tray."""

    title: str | None
    notes: str | None
    line: list[SampleStop | SampleNote] = field(default_factory=list)


def places() -> list[SamplePlace]:
    """The real places, in the order of the file."""
    found = []
    for city, name, lat, lng, category, address, description, minutes, fee in _rows("japan_places.tsv"):
        found.append(
            SamplePlace(city, name, float(lat), float(lng), category, address, description, int(minutes), int(fee))
        )
    return found


def plan() -> list[SampleDay]:
    """The days in order, and last the tray."""
    days: list[SampleDay] = []
    for kind, *cells in _rows("japan_plan.txt"):
        if kind == "D":
            days.append(SampleDay(cells[0], cells[1] or None))
        elif kind == "T":
            days.append(SampleDay(None, None))
        else:
            days[-1].line.append(_stop(cells) if kind == "S" else _note(cells))
    return days


def _rows(file: str) -> Iterator[list[str]]:
    for line in (HERE / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("|")


def _stop(cells: list[str]) -> SampleStop:
    start, end, what, mode, who, locked, notes = cells
    is_title = what.startswith("=")
    return SampleStop(
        place=None if is_title else what,
        title=what[1:] if is_title else None,
        start_time=start or None,
        end_time=end or None,
        travel_mode=mode,
        who=tuple(name for name in who.split(", ") if name),
        is_locked=bool(locked),
        notes=notes or None,
    )


def _note(cells: list[str]) -> SampleNote:
    icon, time, text, detail = cells
    return SampleNote(icon, time or None, text, detail or None)
