"""How new accounts see things at first: what the host has set for them, theirs to change from then on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, Field

from cairn.access.accounts import Account
from cairn.access.settings import read_setting
from cairn.db.tx import Tx
from cairn.domain.registry import REGISTRY
from cairn.kit.ids import new_id
from cairn.sync.fields import Fields
from cairn.sync.log import Log
from cairn.sync.types import SERVER, Edit, Mutation

KEY = "default_preferences"


class DefaultPreferences(BaseModel):
    """What is null is left to the browser. The kinds of values are those of the noun `preferences`."""

    language: str | None = Field(default=None, pattern=r"^[a-z]{2}(-[A-Z]{2})?$")
    theme: Literal["auto", "light", "dark"] | None = None
    scheme: str | None = Field(default=None, max_length=20)
    time_format: Literal["24h", "12h"] | None = None
    temperature_unit: Literal["celsius", "fahrenheit"] | None = None
    distance_unit: Literal["metric", "imperial"] | None = None
    default_currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    week_start: int | None = Field(default=None, ge=0, le=6)


def give_defaults(tx: Tx, log: Log, account: Account) -> None:
    """Write them into the new account's own stream."""
    found = read_setting(tx, KEY, DefaultPreferences())
    fields: Fields = found.model_dump(exclude_none=True)
    if fields:
        edit = Edit("add", "preferences", account.id, fields)
        log.write(tx, f"account:{account.id}", Mutation(new_id(), "preferences.default", (edit,)), SERVER)


def check_defaults(given: Mapping[str, str | int | None]) -> None:
    """Raises BadRequest where the noun would not take a value."""
    REGISTRY.kind("preferences").part({name: value for name, value in given.items() if value is not None})
