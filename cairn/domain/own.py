"""What one account, or the whole instance, keeps for itself."""

from __future__ import annotations

from typing import Annotated

from cairn.domain.shapes import CATEGORY_ICONS, Currency
from cairn.kit.ids import derived_id
from cairn.kit.ordering import keys_between
from cairn.sync.fields import Choice, Color, Fields, Int, OrderKey, Pattern, Text
from cairn.sync.records import Last, Record

SCHEMES = ("default", "contrast", "indigo", "teal", "rose", "amber", "violet", "mono")
Language = Pattern(r"[a-z]{2}(-[A-Z]{2})?", "a language code as en or pt-BR", "en", 5)


class Category(Record, kind="category", stream="instance", section="plan", plural="categories"):
    """What sort of place; the same for every trip of the instance."""

    name: Annotated[str, Text(1, 60, "Temple")]
    color: Annotated[str, Color()] = "#6366f1"
    icon: Annotated[str, Choice(CATEGORY_ICONS)] = "map-pin"
    position: Annotated[str, OrderKey(), Last]


class Preferences(Record, kind="preferences", stream="account", section="settings", plural="preferences"):
    """How a person likes to see things; the id is the account's. Nothing set means the browser decides."""

    language: Annotated[str | None, Language] = None
    theme: Annotated[str, Choice(("auto", "light", "dark"))] = "auto"
    scheme: Annotated[str, Choice(SCHEMES)] = "default"
    time_format: Annotated[str | None, Choice(("24h", "12h"))] = None
    temperature_unit: Annotated[str | None, Choice(("celsius", "fahrenheit"))] = None
    distance_unit: Annotated[str | None, Choice(("metric", "imperial"))] = None
    default_currency: Annotated[str | None, Currency] = None
    week_start: Annotated[int | None, Int(0, 6)] = None


_DEFAULT_CATEGORIES = (
    ("Hotel", "#3b82f6", "bed"),
    ("Restaurant", "#ef4444", "tools-kitchen-2"),
    ("Attraction", "#8b5cf6", "building-monument"),
    ("Shopping", "#f59e0b", "shopping-bag"),
    ("Transport", "#6b7280", "bus"),
    ("Activity", "#10b981", "run"),
    ("Bar/Cafe", "#f97316", "glass-cocktail"),
    ("Beach", "#06b6d4", "beach"),
    ("Nature", "#84cc16", "trees"),
    ("Other", "#6366f1", "map-pin"),
)


def default_categories() -> dict[str, Fields]:
    """The categories a new instance starts with, by ids that are the same everywhere."""
    keys = keys_between(None, None, len(_DEFAULT_CATEGORIES))
    return {
        derived_id("category", name): {"name": name, "color": color, "icon": icon, "position": key}
        for (name, color, icon), key in zip(_DEFAULT_CATEGORIES, keys, strict=True)
    }
