"""Trips leave the trash for good after thirty days."""

from __future__ import annotations

import asyncio
import logging

from cairn.access.server import Server
from cairn.db.tx import Tx
from cairn.kit.clock import ago

KEPT_DAYS = 30
EVERY_S = 24 * 3600
log = logging.getLogger("cairn.trash")


def empty_old_trash(tx: Tx, server: Server) -> int:
    """Drop every trip that has been in the trash for longer; how many. Two replicas may do so at once."""
    rows = tx.all("SELECT stream FROM trip WHERE deleted_at < ?", ago(days=KEPT_DAYS))
    for row in rows:
        server.log.drop(tx, str(row[0]))
    return len(rows)


async def empty_old_trash_daily(server: Server) -> None:
    """At start and once a day."""
    while True:
        dropped = await server.db.write(lambda tx: empty_old_trash(tx, server))
        if dropped:
            log.info("deleted %d trips that had been in the trash for %d days", dropped, KEPT_DAYS)
        await asyncio.sleep(EVERY_S)
