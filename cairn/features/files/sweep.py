"""Bytes that nobody can reach any more are deleted, hourly."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from cairn.access.server import Server
from cairn.db.tx import Tx
from cairn.domain import blobs
from cairn.features.files.arriving import drop

EVERY_S = 3600
log = logging.getLogger("cairn.files")


async def sweep_hourly(server: Server) -> None:
    """At start and once an hour; two replicas may do so at once, for what is gone is gone."""
    while True:
        count = await sweep(server)
        if count:
            log.info("deleted %d files and unfinished uploads that nothing refers to", count)
        await asyncio.sleep(EVERY_S)


async def sweep(server: Server) -> int:
    """How many were deleted: bytes first, then the row, so that a failure in between is met again."""
    found = await server.db.read(blobs.useless)
    for blob in found:
        await asyncio.to_thread(drop, server.storage, blob)
        await server.db.write(partial(_forget, id=blob.id))
    return len(found)


def _forget(tx: Tx, id: str) -> None:
    blobs.forget(tx, id)
