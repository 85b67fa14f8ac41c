"""Field types that several nouns share, and the fixed sets of icons."""

from __future__ import annotations

from cairn.sync.fields import Pattern

Currency = Pattern(r"[A-Z]{3}", "a currency code of three capitals, as EUR", "EUR", 3)

Cover = Pattern(
    r"grad:[1-8]|/uploads/covers/[0-9a-f-]{36}\.webp",
    "grad:1 to grad:8 or the path of an uploaded cover",
    "grad:1",
    100,
)
Avatar = Pattern(
    r"/uploads/avatars/[0-9a-f-]{36}\.webp",
    "the path of an uploaded avatar",
    "/uploads/avatars/0198f3a2-5b7c-7d10-8a4e-3f2b1c0d9e8f.webp",
    100,
)
Polyline = Pattern(r"[?-~]+", "an encoded polyline of precision 5", "_p~iF~ps|U_ulLnnqC", 200_000)

NOTE_ICONS = (
    "note",
    "info",
    "alert",
    "ticket",
    "train",
    "plane",
    "bus",
    "car",
    "ferry",
    "walk",
    "food",
    "coffee",
    "shopping",
    "camera",
    "money",
    "key",
    "luggage",
    "phone",
    "clock",
    "heart",
)
CATEGORY_ICONS = (
    "bed",
    "tools-kitchen-2",
    "building-monument",
    "shopping-bag",
    "bus",
    "run",
    "glass-cocktail",
    "beach",
    "trees",
    "map-pin",
)
TRAVEL_MODES = ("walking", "driving", "cycling", "transit")
