"""A look at the instance as a stranger's server room would have it: what stands well, what does not, which setting to change."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from datetime import datetime
from ipaddress import ip_address
from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel

from cairn import __version__
from cairn.access import factors, vault
from cairn.access.mailing import can_mail
from cairn.access.policy import sign_in_policy
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.vault import Unreadable
from cairn.config import is_strong_key
from cairn.db.tx import Tx
from cairn.kit.clock import ago, instant
from cairn.kit.outbound import Ask, NotReached

router = APIRouter(prefix="/api/admin", tags=["admin"])
Here = Annotated[Server, Depends(server_of)]
State = Literal["good", "note", "bad"]
LOW_BYTES, FULL_BYTES = 2 * 1024**3, 256 * 1024**2
NEWS_S = 300.0
BACKUP_DAYS = 35


class Check(BaseModel):
    """`about` says what was looked at, `finding` what was found; `setting` is what to change; `told` a value."""

    about: str
    state: State
    finding: str
    setting: str | None = None
    told: str | None = None


class Checks(BaseModel):
    checks: list[Check]
    version: str


class Release(BaseModel):
    tag_name: str
    name: str
    html_url: str
    published_at: str
    prerelease: bool


class VersionCheck(BaseModel):
    """`latest` null: nothing is known of a newer one."""

    current: str
    latest: str | None
    update_available: bool
    release_url: str | None
    is_prerelease: bool


@router.get("/security-check")
async def check(request: Request, server: Here) -> Checks:
    """Look now."""
    who = await server.admin(request)
    disk = await asyncio.to_thread(_disk, server)
    found = await server.read(request, lambda tx, who: _stored(tx, server, who))
    # Whoever looks has the page open, and with it a socket; without one, something on the way holds it up.
    is_live = any(one.account_id == who.account.id for one in server.sockets)
    live = _check("sockets", is_live, "open", "closed", "", state="bad")
    return Checks(checks=[*_way_here(request, server), live, *found, disk], version=__version__)


def _check(about: str, is_good: bool, good: str, bad: str, setting: str, *, state: State = "note") -> Check:
    return Check(
        about=about,
        state="good" if is_good else state,
        finding=good if is_good else bad,
        setting=(setting or None) if not is_good else None,
    )


def _way_here(request: Request, server: Server) -> list[Check]:
    """What this very request says of the way it came."""
    settings = server.settings
    trust = settings.trust_proxy
    trusts = bool(trust.hops or trust.networks)
    forwarded = "x-forwarded-for" in request.headers
    is_near = _is_loopback(request.url.hostname or "")
    is_safe = request.url.scheme == "https" or is_near
    if forwarded and not trusts:
        proxy = Check(about="proxy", state="bad", finding="unbelieved", setting="TRUST_PROXY")
    elif trusts and not forwarded:
        proxy = Check(about="proxy", state="bad", finding="missing", setting="TRUST_PROXY")
    else:
        told = server.client_address(request)
        proxy = Check(about="proxy", state="good", finding="believed" if trusts else "direct", told=told)
    named = (urlsplit(settings.app_url).hostname or "") if settings.app_url else ""
    if not named:
        address = Check(about="address", state="note", finding="unset", setting="APP_URL")
    elif named.lower() != (request.url.hostname or "").lower():
        address = Check(about="address", state="note", finding="other", setting="APP_URL", told=named)
    else:
        address = Check(about="address", state="good", finding="right", told=settings.app_url)
    cookies = settings.cookie_secure is not False and (settings.is_production or settings.force_https or is_safe)
    return [
        _check("https", is_safe, "near" if is_near else "on", "off", "FORCE_HTTPS", state="bad"),
        proxy,
        _check("cookies", cookies, "secure", "clear", "COOKIE_SECURE", state="bad"),
        address,
    ]


def _stored(tx: Tx, server: Server, who: Signed) -> list[Check]:
    """What the settings and the database say."""
    settings = server.settings
    policy = sign_in_policy(tx, settings)
    unreadable = 0
    for column, row, sealed in vault.rows(tx):
        try:
            server.vault.open(column, row, sealed)
        except Unreadable:
            unreadable += 1
    if unreadable:
        key = Check(about="key", state="bad", finding="lost", setting="ENCRYPTION_KEY", told=str(unreadable))
    elif settings.encryption_key is not None and not is_strong_key(settings.encryption_key):
        key = Check(about="key", state="bad", finding="weak", setting="ENCRYPTION_KEY")
    else:
        key = Check(about="key", state="good", finding="named" if settings.encryption_key else "file")
    return [
        _check("registration", not policy.allow_registration, "closed", "open", "ALLOW_REGISTRATION"),
        _check("own_factor", factors.is_on(tx, who.account.id) or who.has_factor, "on", "off", ""),
        _check("mail", can_mail(tx, settings), "set", "unset", "SMTP_HOST"),
        key,
        _backups(tx, server),
        _check("contact", settings.security_contact is not None, "set", "unset", "SECURITY_CONTACT"),
    ]


def _backups(tx: Tx, server: Server) -> Check:
    folder = server.settings.data_dir / "backups"
    times = sorted(file.stat().st_mtime for file in folder.glob("*backup-*.zip")) if folder.is_dir() else []
    last = instant(datetime.fromtimestamp(times[-1]).astimezone()) if times else None
    row = tx.one("SELECT value FROM app_setting WHERE key = 'backup_schedule'")
    is_scheduled = row is not None and bool(json.loads(str(row[0])).get("enabled"))
    if last is None or last < ago(days=BACKUP_DAYS):
        return Check(about="backups", state="bad", finding="old" if last else "none", told=last)
    return Check(
        about="backups",
        state="good" if is_scheduled else "note",
        finding="clock" if is_scheduled else "hand",
        told=last,
    )


def _disk(server: Server) -> Check:
    free = shutil.disk_usage(server.settings.data_dir).free
    state: State = "bad" if free < FULL_BYTES else "note" if free < LOW_BYTES else "good"
    return Check(about="disk", state=state, finding="room" if state == "good" else "low", told=f"{free / 1024**3:.1f}")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


# --- is there a newer version? -----------------------------------------------------------------------------------


@router.get("/version-check")
async def check_version(request: Request, server: Here) -> VersionCheck:
    """Whether there is a newer version, as far as UPDATE_URL says. Without an answer nothing is known, and that is all."""
    await server.admin(request)
    stable = [one for one in await _releases(server) if not one.prerelease]
    latest = stable[0] if stable else None
    is_newer = latest is not None and _parts(latest.tag_name) > _parts(__version__)
    return VersionCheck(
        current=__version__,
        latest=latest.tag_name.removeprefix("v") if latest else None,
        update_available=is_newer,
        release_url=latest.html_url if latest else None,
        is_prerelease="-" in __version__,
    )


@router.get("/github-releases")
async def list_releases(
    request: Request,
    server: Here,
    per_page: Annotated[int, Query(ge=1, le=100)] = 10,
    page: Annotated[int, Query(ge=1, le=100)] = 1,
) -> list[Release]:
    """What UPDATE_URL lists, newest first; empty without an answer."""
    await server.admin(request)
    return (await _releases(server))[(page - 1) * per_page : page * per_page]


_news: dict[str, tuple[float, list[Release]]] = {}


async def _releases(server: Server) -> list[Release]:
    """Kept for five minutes, an empty answer too: who looks often does not ask often."""
    url = server.settings.update_url
    if not url or not server.settings.is_update_checked:
        return []
    kept = _news.get(url)
    if kept is None or time.monotonic() - kept[0] > NEWS_S:
        kept = _news[url] = (time.monotonic(), await _asked(server, url))
    return kept[1]


async def _asked(server: Server, url: str) -> list[Release]:
    types = ("application/json", "application/vnd.github+json")
    try:
        async with asyncio.timeout(5):
            answer = await server.outbound.send(Ask("updates", "is there a newer version", url, types=types))
        told = json.loads(answer.body)
    except (NotReached, TimeoutError, ValueError):
        return []
    listed = told if isinstance(told, list) else []
    return [
        Release(
            tag_name=str(one["tag_name"])[:50],
            name=str(one.get("name") or one["tag_name"])[:200],
            html_url=str(one.get("html_url") or "") if str(one.get("html_url")).startswith("https://") else "",
            published_at=str(one.get("published_at") or "")[:30],
            prerelease=bool(one.get("prerelease")),
        )
        for one in listed[:100]
        if isinstance(one, dict) and one.get("tag_name")
    ]


def _parts(version: str) -> tuple[int, ...]:
    """The numbers of `v1.20.3`; what follows a dash does not count."""
    return tuple(int(part) for part in version.removeprefix("v").partition("-")[0].split(".") if part.isdigit())
