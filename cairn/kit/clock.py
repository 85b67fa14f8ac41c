"""Instants as they travel and are stored: ISO 8601 in UTC with microseconds and a Z, so text order is time order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

_shift_file: Path | None = None


def follow(file: Path | None) -> None:
    """Add the seconds that this file holds to every instant from now on: what takes a month can be tried in a minute."""
    global _shift_file
    _shift_file = file


def now() -> datetime:
    """The current instant, aware, in UTC."""
    moment = datetime.now(UTC)
    return moment if _shift_file is None else moment + timedelta(seconds=float(_shift_file.read_text()))


def instant(moment: datetime | None = None) -> str:
    """`2026-11-24T05:00:00.123456Z` for an aware moment, or for now."""
    moment = moment.astimezone(UTC) if moment is not None else now()
    # A third of strftime's time, and every change asks for it twice.
    return moment.isoformat(timespec="microseconds")[:26] + "Z"


def parse_instant(text: str) -> datetime:
    """The aware moment of an instant written as above."""
    return datetime.fromisoformat(text)


def ago(**span: float) -> str:
    """The instant that lies the given timedelta arguments in the past, as `ago(days=30)`."""
    return instant(now() - timedelta(**span))
