"""From what a file holds to edits of a trip: what the trip has already is skipped, categories are matched by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from cairn.features.places.importing import Imported, PlaceDraft, TrackDraft
from cairn.kit.ids import new_id
from cairn.sync.fields import Fields
from cairn.sync.types import Edit

NEAR = 100.0
"""Metres within which two places of one name are one place."""
METRES_A_DEGREE = 111_195.0


@dataclass(frozen=True, slots=True)
class Spot:
    """As much of a place as tells whether it is another one again."""

    name: str
    lat: float | None
    lng: float | None
    track: str | None = None


class Known:
    """The places a trip has, and those added so far: a file may hold a place twice."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        self._by_name: dict[str, list[Spot]] = {}
        self._points: set[tuple[float, float]] = set()
        self._tracks: set[str] = set()
        for spot in spots:
            self.add(spot)

    def add(self, spot: Spot) -> None:
        self._by_name.setdefault(_key(spot.name), []).append(spot)
        if spot.track is not None:
            self._tracks.add(spot.track)
        elif spot.lat is not None and spot.lng is not None:
            self._points.add(_point(spot.lat, spot.lng))

    def has(self, draft: PlaceDraft | TrackDraft) -> bool:
        """A track by its line; a place by its name nearby, or, when the file gives it none, by its exact position."""
        if isinstance(draft, TrackDraft):
            return draft.line in self._tracks
        if not draft.is_named:
            return draft.lat is not None and draft.lng is not None and _point(draft.lat, draft.lng) in self._points
        return any(
            spot.track is None and _near(draft.lat, draft.lng, spot.lat, spot.lng)
            for spot in self._by_name.get(_key(draft.name), ())
        )


def edits_of(found: Imported, existing: Iterable[Spot], categories: Mapping[str, str]) -> tuple[list[Edit], int, int]:
    """(edits, how many of them are tracks, how many drafts were skipped as known)."""
    known = Known(existing)
    edits: list[Edit] = []
    skipped = tracks = 0
    drafts: list[PlaceDraft | TrackDraft] = [*found.places, *found.tracks]
    for draft in drafts:
        if known.has(draft):
            skipped += 1
            continue
        track = draft.line if isinstance(draft, TrackDraft) else None
        known.add(Spot(draft.name, draft.lat, draft.lng, track))
        edits.append(Edit("add", "place", new_id(), _fields(draft, categories)))
        tracks += track is not None
    return edits, tracks, skipped


def _fields(draft: PlaceDraft | TrackDraft, categories: Mapping[str, str]) -> Fields:
    fields: Fields = {
        "name": draft.name,
        "lat": draft.lat,
        "lng": draft.lng,
        "description": draft.description,
        "category_id": _category(draft.categories, categories),
    }
    if isinstance(draft, TrackDraft):
        return {**fields, "track": draft.line, "track_color": draft.color}
    return {
        **fields,
        "notes": draft.notes,
        "address": draft.address,
        "website": draft.website,
        "phone": draft.phone,
    }


def _category(names: Sequence[str], categories: Mapping[str, str]) -> str | None:
    """The category that bears one of the names; `categories` has them folded."""
    folded = [" ".join(name.split()).casefold() for name in names]
    return next((categories[name] for name in folded if name in categories), None)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _point(lat: float, lng: float) -> tuple[float, float]:
    return round(lat, 5), round(lng, 5)


def _near(lat: float | None, lng: float | None, other_lat: float | None, other_lng: float | None) -> bool:
    """Two places that nobody has put on the map, or that lie close together."""
    if lat is None or lng is None or other_lat is None or other_lng is None:
        return lat is None and other_lat is None
    east = (lng - other_lng + 180) % 360 - 180
    return hypot(lat - other_lat, east * cos(radians(lat))) * METRES_A_DEGREE <= NEAR
