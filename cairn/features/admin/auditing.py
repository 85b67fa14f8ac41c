"""The audit log as its doors give it, and as a file."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import Sequence

from pydantic import BaseModel, Field

from cairn.access.audit import Detail, Entry, Filter, forget
from cairn.access.server import Server
from cairn.kit.sheets import cell

EXPORTED = 100_000
DAY_S = 86_400
INSTANT = r"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,6})?Z)?$"


class AuditQuery(BaseModel):
    """Only what fits; what is left out is not looked at."""

    action: str | None = Field(default=None, max_length=60, description="the beginning of it, as `user.` or `backup.`")
    account: str | None = Field(default=None, max_length=80, description="a username")
    address: str | None = Field(default=None, max_length=60)
    since: str | None = Field(default=None, pattern=INSTANT, examples=["2026-11-01"])
    until: str | None = Field(default=None, pattern=INSTANT, examples=["2026-12-01"])
    success: bool | None = None

    def filter(self) -> Filter:
        return Filter(self.action, self.account, self.address, self.since, self.until, self.success)


class AuditEntry(BaseModel):
    """`hash` is of this entry and the hash of the one before."""

    id: int
    created_at: str
    action: str
    success: bool
    user_id: str | None
    username: str | None
    ip: str
    user_agent: str
    resource: str | None
    details: dict[str, str | int | bool | None]
    hash: str

    @classmethod
    def of(cls, entry: Entry) -> AuditEntry:
        details: dict[str, Detail] = json.loads(entry.details)
        return cls(
            id=entry.id,
            created_at=entry.at,
            action=entry.action,
            success=entry.is_success,
            user_id=entry.account_id,
            username=entry.account_name,
            ip=entry.address,
            user_agent=entry.user_agent,
            resource=entry.resource,
            details=details,
            hash=entry.hash,
        )


class AuditLog(BaseModel):
    entries: list[AuditEntry]
    total: int
    limit: int
    offset: int


def as_lines(entries: Sequence[Entry]) -> str:
    """One JSON object a line."""
    return "".join(f"{AuditEntry.of(entry).model_dump_json()}\n" for entry in entries)


def as_table(entries: Sequence[Entry]) -> str:
    """CSV with a head; a cell that a spreadsheet would run as a formula is marked as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(AuditEntry.model_fields)
    for entry in entries:
        row = {**AuditEntry.of(entry).model_dump(), "details": entry.details}
        writer.writerow([cell(str("" if value is None else value)) for value in row.values()])
    return out.getvalue()


async def forget_old_audit_daily(server: Server) -> None:
    """At the start and once a day: what is older than AUDIT_RETENTION_DAYS."""
    days = server.settings.audit_days
    while True:
        await server.db.write(lambda tx: forget(tx, days))
        await asyncio.sleep(DAY_S)
