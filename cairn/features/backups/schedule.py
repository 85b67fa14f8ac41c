"""Backups by the clock: made, tried out in a scratch place, and forgotten when they are old."""

from __future__ import annotations

import asyncio
import logging
from calendar import monthrange
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field

from cairn.access.server import Server
from cairn.access.settings import read_setting, write_setting
from cairn.db.tx import Tx
from cairn.errors import CairnError
from cairn.features.backups.making import folder, make
from cairn.features.backups.restoring import verified
from cairn.kit import clock

EVERY_S = 60
log = logging.getLogger("cairn.backups")
Interval = Literal["hourly", "daily", "weekly", "monthly"]


class Schedule(BaseModel):
    """When, and how long they are kept; `day_of_week` 0 is Sunday, `keep_days` 0 keeps them for ever."""

    model_config = {"extra": "forbid"}

    enabled: bool = False
    interval: Interval = "daily"
    hour: int = Field(default=2, ge=0, le=23)
    day_of_week: int = Field(default=0, ge=0, le=6)
    day_of_month: int = Field(default=1, ge=1, le=28)
    keep_days: int = Field(default=7, ge=0, le=3650)


class Outcome(BaseModel):
    """How the last backup by the clock went."""

    due: str | None = None
    at: str | None = None
    name: str | None = None
    error: str | None = None


def last_due(schedule: Schedule, zone: ZoneInfo, now: datetime) -> datetime:
    """The newest moment that a backup was due: on the wall clock of the zone, so once also in the nights when it jumps."""
    local = now.astimezone(zone)
    if schedule.interval == "hourly":
        return now.replace(minute=0, second=0, microsecond=0)
    due = local.replace(hour=schedule.hour, minute=0, second=0, microsecond=0, fold=0)
    if schedule.interval == "weekly":
        due -= timedelta(days=(local.isoweekday() % 7 - schedule.day_of_week) % 7)
    elif schedule.interval == "monthly":
        due = due.replace(day=schedule.day_of_month)
    if due > local:
        back = {"daily": 1, "weekly": 7, "monthly": 0}[schedule.interval]
        due -= timedelta(days=back)
        if schedule.interval == "monthly":
            month = due.replace(day=1) - timedelta(days=1)
            due = month.replace(day=min(schedule.day_of_month, monthrange(month.year, month.month)[1]))
    return due


async def back_up_by_the_clock(server: Server) -> None:
    """Every minute: is one due that nobody has made?"""
    while True:
        await asyncio.sleep(EVERY_S)
        await run_if_due(server)


async def run_if_due(server: Server) -> bool:
    """Make what is due; False when nothing was."""
    zone, now = server.settings.zone, clock.now()

    def claim(tx: Tx) -> Schedule | None:
        """One replica takes it: the due moment is written before the work begins."""
        schedule = read_setting(tx, "backup_schedule", Schedule())
        if not schedule.enabled:
            return None
        due = clock.instant(last_due(schedule, zone, now))
        last = read_setting(tx, "backup_outcome", Outcome())
        if last.due is not None and last.due >= due:
            return None
        write_setting(tx, "backup_outcome", last.model_copy(update={"due": due}))
        return schedule

    schedule = await server.db.write(claim)
    if schedule is None:
        return False
    error = name = None
    try:
        path = await make(server, "auto-")
        name = path.name
        await asyncio.to_thread(verified, path, server.settings.backup_max_bytes)
    except (CairnError, OSError) as problem:
        error = problem.sentence if isinstance(problem, CairnError) else str(problem)
        log.error("the backup by the clock failed: %s", error)

    def tell(tx: Tx) -> None:
        last = read_setting(tx, "backup_outcome", Outcome())
        done = {"at": clock.instant(), "name": name, "error": error}
        write_setting(tx, "backup_outcome", last.model_copy(update=done))

    await server.db.write(tell)
    forget_old(server, schedule)
    return True


def forget_old(server: Server, schedule: Schedule) -> None:
    """Only those of the clock are forgotten by the clock."""
    if schedule.keep_days == 0:
        return
    oldest = clock.now() - timedelta(days=schedule.keep_days)
    for path in folder(server).glob("auto-backup-*.zip"):
        if path.stat().st_mtime < oldest.timestamp():
            path.unlink(missing_ok=True)
