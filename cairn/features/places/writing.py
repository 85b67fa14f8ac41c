"""From what a file holds to edits of a trip: doubles skipped, categories matched by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cairn.features.places.importing import Imported, PlaceDraft, TrackDraft
from cairn.kit.ids import new_id
from cairn.sync.fields import Fields
from cairn.sync.types import Edit

NEAR = 0.001
"""Degrees within which two places of one name are one place: about a hundred metres."""
Spot = tuple[str, float | None, float | None]


def edits_of(found: Imported, existing: Iterable[Spot], categories: dict[str, str]) -> tuple[list[Edit], int, int]:
    """(edits, how many of them are tracks, how many drafts were skipped as known)."""
    known: dict[str, list[Spot]] = {}
    for spot in existing:
        known.setdefault(_key(spot[0]), []).append(spot)
    edits: list[Edit] = []
    skipped = tracks = 0
    drafts: list[PlaceDraft | TrackDraft] = [*found.places, *found.tracks]
    for draft in drafts:
        spot = (draft.name, draft.lat, draft.lng)
        if any(_same(spot, other) for other in known.get(_key(draft.name), ())):
            skipped += 1
            continue
        known.setdefault(_key(draft.name), []).append(spot)
        edits.append(Edit("add", "place", new_id(), _fields(draft, categories)))
        tracks += isinstance(draft, TrackDraft)
    return edits, tracks, skipped


def _fields(draft: PlaceDraft | TrackDraft, categories: dict[str, str]) -> Fields:
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


def _category(names: Sequence[str], categories: dict[str, str]) -> str | None:
    return next((categories[name.casefold()] for name in names if name.casefold() in categories), None)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _same(a: Spot, b: Spot) -> bool:
    if a[1] is None or a[2] is None or b[1] is None or b[2] is None:
        return a[1:] == b[1:]
    return abs(a[1] - b[1]) <= NEAR and abs(a[2] - b[2]) <= NEAR
