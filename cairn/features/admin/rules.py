"""Who may do what on trips, and how new accounts see things at first."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from cairn.access import permissions
from cairn.access.defaults import KEY as DEFAULTS_KEY
from cairn.access.defaults import DefaultPreferences, check_defaults
from cairn.access.permissions import CREATE, FIXED, LEVELS, Permissions
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.settings import read_setting, write_setting
from cairn.access.shapes import Body
from cairn.db.tx import Tx

router = APIRouter(prefix="/api/admin", tags=["admin"])
Here = Annotated[Server, Depends(server_of)]
Word = Literal["admin", "everybody", "trip_owner", "trip_member"]
_WORDS: dict[str, Word] = {"owner": "trip_owner", "editor": "trip_member", "admin": "admin", "everybody": "everybody"}
_MEANT = {word: meant for meant, word in _WORDS.items()}


class Permission(BaseModel):
    """`level`: who may, from that role on; `trip_member` is an editor. The words are those of TREK's panel."""

    key: str
    level: Word
    defaultLevel: Word
    allowedLevels: list[Word]


class PermissionTable(BaseModel):
    permissions: list[Permission]


class PermissionChange(Body):
    """What is left out stays; null puts the default back."""

    permissions: dict[str, Word | None] = Field(max_length=100, examples=[{"trip_edit": "trip_member"}])


class PermissionsSaved(PermissionTable):
    """`skipped`: what was not taken, because there is no such action or it may not have that level."""

    success: bool = True
    skipped: list[str]


class DefaultsChange(Body):
    """All of them; null leaves it to the browser."""

    preferences: dict[str, str | int | None] = Field(max_length=20, examples=[{"theme": "dark", "week_start": 1}])


@router.get("/permissions")
async def read_permissions(request: Request, server: Here) -> PermissionTable:
    """The table as it holds now."""
    await server.admin(request)
    return PermissionTable(permissions=await server.db.read(_table))


@router.put("/permissions")
async def write_permissions(body: PermissionChange, request: Request, server: Here) -> PermissionsSaved:
    """Change some of it. It holds from everybody's next step on."""

    def work(tx: Tx, who: Signed) -> PermissionsSaved:
        allowed = {one.key: one.allowedLevels for one in _table(tx)}
        taken = {key: level for key, level in body.permissions.items() if level in (None, *allowed.get(key, ()))}
        taken = {key: level for key, level in taken.items() if key in allowed}
        found = read_setting(tx, permissions.KEY, Permissions())
        levels = dict(found.levels)
        create = found.trip_create
        for key, word in taken.items():
            if key == CREATE:
                create = "admin" if word == "admin" else "everybody"
            elif word is None:
                levels.pop(key, None)
            else:
                levels[key] = "editor" if _MEANT[word] == "editor" else "owner"
        write_setting(tx, permissions.KEY, Permissions(levels=levels, trip_create=create))
        told = ", ".join(f"{key}={word or 'default'}" for key, word in sorted(taken.items()))
        server.note(tx, request, "admin.permissions_update", who.account, changed=told)
        return PermissionsSaved(permissions=_table(tx), skipped=sorted(body.permissions.keys() - taken.keys()))

    return await server.write_as_admin(request, work)


@router.get("/default-user-settings")
async def read_defaults(request: Request, server: Here) -> DefaultPreferences:
    """How new accounts see things at first."""
    await server.admin(request)
    return await server.db.read(lambda tx: read_setting(tx, DEFAULTS_KEY, DefaultPreferences()))


@router.put("/default-user-settings")
async def write_defaults(body: DefaultsChange, request: Request, server: Here) -> DefaultPreferences:
    """For accounts that are opened from now on; who is here already keeps what they have."""
    check_defaults(body.preferences)

    def work(tx: Tx, who: Signed) -> DefaultPreferences:
        chosen = DefaultPreferences.model_validate(body.preferences)
        write_setting(tx, DEFAULTS_KEY, chosen)
        server.note(tx, request, "admin.default_user_settings_update", who.account)
        return chosen

    return await server.write_as_admin(request, work)


def _table(tx: Tx) -> list[Permission]:
    now = permissions.levels(tx)
    create = read_setting(tx, permissions.KEY, Permissions()).trip_create
    listed = [
        Permission(key=CREATE, level=_WORDS[create], defaultLevel="everybody", allowedLevels=["everybody", "admin"])
    ]
    for action, default in LEVELS.items():
        allowed: list[Word] = ["trip_owner"] if action in FIXED else ["trip_owner", "trip_member"]
        listed.append(
            Permission(key=action, level=_WORDS[now[action]], defaultLevel=_WORDS[default], allowedLevels=allowed)
        )
    return listed
