"""Importing places and tracks: read the whole file first, then write, so that a bad one changes nothing."""

from __future__ import annotations

import asyncio
import tempfile
from typing import Annotated

from fastapi import APIRouter, Depends, File, Query, Request, UploadFile
from pydantic import BaseModel

from cairn.access.gate import must, trip_stream
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.shapes import IdPath
from cairn.db.tx import Tx
from cairn.features.places.importing import MAX_BYTES, Imported, parse, too_large
from cairn.features.places.writing import Spot, edits_of
from cairn.kit.ids import new_id
from cairn.sync.types import Mutation

router = APIRouter(prefix="/api/trips", tags=["places"])
CHUNK = 1024 * 1024
EDITS_A_MUTATION = 1000


class ImportAnswer(BaseModel):
    """What an import found, and what it did; `change_seq` is the trip's number afterwards."""

    places: int
    tracks: int
    skipped: int
    warnings: list[str]
    change_seq: int | None


@router.post("/{trip_id}/places/import")
async def import_places(
    trip_id: IdPath,
    request: Request,
    server: Annotated[Server, Depends(server_of)],
    file: Annotated[UploadFile, File(description="GPX, KML, KMZ or GeoJSON, at most 50 MB")],
    dry_run: Annotated[int, Query(ge=0, le=1, description="1: say what would happen, write nothing")] = 0,
) -> ImportAnswer:
    """Places, routes and tracks from a file. What the trip has already is skipped."""
    await server.read(request, lambda tx, who: must(tx, trip_id, who.account.id, "place_edit"))
    found = await _parsed(file)
    stream = trip_stream(trip_id)

    def work(tx: Tx, who: Signed) -> ImportAnswer:
        must(tx, trip_id, who.account.id, "place_edit")
        existing = [
            Spot(str(row[0]), _number(row[1]), _number(row[2]), None if row[3] is None else str(row[3]))
            for row in tx.all("SELECT name, lat, lng, track FROM place WHERE stream = ?", stream)
        ]
        categories = {
            str(row[1]).casefold(): str(row[0])
            for row in tx.all("SELECT id, name FROM category WHERE stream = ?", "instance")
        }
        edits, tracks, skipped = edits_of(found, existing, categories)
        seq = None
        for start in range(0, 0 if dry_run else len(edits), EDITS_A_MUTATION):
            mutation = Mutation(new_id(), "place.import", tuple(edits[start : start + EDITS_A_MUTATION]))
            seq = server.log.write(tx, stream, mutation, who.account.id).seq
        return ImportAnswer(
            places=len(edits) - tracks, tracks=tracks, skipped=skipped, warnings=found.warnings, change_seq=seq
        )

    return await (server.read(request, work) if dry_run else server.write(request, work))


async def _parsed(file: UploadFile) -> Imported:
    """The file on disk, then read on a thread: neither its size nor its parsing holds up anybody."""
    with tempfile.TemporaryFile() as kept:
        size = 0
        while chunk := await file.read(CHUNK):
            size += len(chunk)
            if size > MAX_BYTES:
                raise too_large()
            await asyncio.to_thread(kept.write, chunk)
        return await asyncio.to_thread(parse, file.filename or "", kept, size)


def _number(value: object) -> float | None:
    return value if isinstance(value, float) else None
