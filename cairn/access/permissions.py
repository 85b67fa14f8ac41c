"""The permission table: which role may take which step with which kind.

Every step is an action; actions and their default levels are the ones a host knows from TREK's permission panel, where
they can be changed. `owner` means the trip's owner alone, `editor` owner and editors.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel

from cairn.db.tx import Tx
from cairn.sync.fields import Fields
from cairn.sync.types import Step

Role = Literal["guest", "viewer", "commenter", "editor", "owner"]
RANK: Mapping[str, int] = {"guest": 0, "viewer": 1, "commenter": 2, "editor": 3, "owner": 4}

Level = Literal["owner", "editor"]

LEVELS: Mapping[str, Level] = {
    "trip_edit": "owner",
    "trip_archive": "owner",
    "trip_cover_upload": "owner",
    "trip_delete": "owner",
    "member_manage": "owner",
    "place_edit": "editor",
    "day_edit": "editor",
    "packing_edit": "editor",
    "budget_edit": "editor",
    "reservation_edit": "editor",
    "file_upload": "editor",
    "file_edit": "editor",
    "file_delete": "editor",
    "share_manage": "owner",
}
"""Who may, unless the host says otherwise."""

FIXED = frozenset({"trip_delete"})
"""What no setting gives to anybody but the owner."""
KEY = "permissions"
"""The row of `app_setting` with what the host has changed: levels by action, as JSON."""
CREATE = "trip_create"
"""Who may begin a trip at all: `everybody`, or `admin`."""


class Permissions(BaseModel):
    """What the host has changed of the table."""

    levels: dict[str, Level] = {}
    trip_create: Literal["everybody", "admin"] = "everybody"


@lru_cache(maxsize=4)
def levels_of(text: str | None) -> Mapping[str, Level]:
    """The table with what the host has changed, from the setting's own text."""
    if text is None:
        return LEVELS
    changed = Permissions.model_validate_json(text).levels
    return {**LEVELS, **{action: level for action, level in changed.items() if action in LEVELS.keys() - FIXED}}


def levels(tx: Tx) -> Mapping[str, Level]:
    """The table as it holds now."""
    row = tx.one("SELECT value FROM app_setting WHERE key = ?", KEY)
    return levels_of(None if row is None else str(row[0]))


ACTION_OF_KIND: Mapping[str, str] = {
    "place": "place_edit",
    "day": "day_edit",
    "stop": "day_edit",
    "note": "day_edit",
    **dict.fromkeys(("todo", "packing_item", "bag", "packing_duty"), "packing_edit"),
    **dict.fromkeys(("expense", "payment", "split", "expense_item", "settlement", "budget"), "budget_edit"),
    **dict.fromkeys(("booking", "segment", "stay"), "reservation_edit"),
    "attachment_link": "file_edit",
}
"""Kinds whose every step is one action. The trip and its members have finer rules below."""

_ACTION_OF_ATTACHMENT_STEP: Mapping[Step, str] = {"add": "file_upload", "set": "file_edit", "remove": "file_delete"}
ACTION_OF_TRIP_FIELD: Mapping[str, str] = {
    "is_archived": "trip_archive",
    "cover": "trip_cover_upload",
    "deleted_at": "trip_delete",
}

SECTIONS: Mapping[str, frozenset[str]] = {
    role: frozenset({"plan", "people", "todo", "packing", "money", "bookings", "papers"})
    for role in RANK
    if role != "guest"
}
"""What each role sees of a trip."""


def reaches(role: str, action: str, table: Mapping[str, Level]) -> bool:
    """May this role take this action?"""
    return RANK[role] >= RANK[table[action]]


def actions_for(kind: str, step: Step, fields: Fields) -> frozenset[str]:
    """The actions that a step in an existing trip needs, all of them. Empty: nobody may, whatever their role."""
    if kind == "trip":
        if step != "set":
            return frozenset()
        return frozenset(ACTION_OF_TRIP_FIELD.get(name, "trip_edit") for name in fields)
    if kind == "member":
        return frozenset({"member_manage"})
    if kind == "attachment":
        return frozenset({_ACTION_OF_ATTACHMENT_STEP[step] if "deleted_at" not in fields else "file_delete"})
    return frozenset({ACTION_OF_KIND[kind]})
