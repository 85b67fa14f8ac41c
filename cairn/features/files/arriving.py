"""A file whose last byte is here: put together, looked into, kept, and told to the trip. Runs on a thread."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cairn.access.server import Storage
from cairn.domain.blobs import Blob
from cairn.errors import BadRequest
from cairn.features.files.metadata import without_metadata
from cairn.features.files.types import examine
from cairn.providers.images import encode

PREVIEW_PIXELS = 800
MAX_PICTURE = 60 * 1024 * 1024
PREVIEWED = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
_STRIPPED = (PREVIEWED - {"image/gif"}) | {"image/heic"}


@dataclass(frozen=True, slots=True)
class Arrived:
    media_type: str
    size: int
    sha256: str
    has_preview: bool


def settle_bytes(storage: Storage, blob: Blob) -> Arrived:
    """Keep the whole under its key and drop the parts. Raises FILE_TYPE, and then nothing of it is left."""
    try:
        with tempfile.TemporaryDirectory(prefix="cairn-file-") as scratch:
            whole = Path(scratch) / "whole"
            _assemble(storage, blob, whole)
            return _keep(storage, blob, whole)
    finally:
        drop_parts(storage, blob)


def drop_parts(storage: Storage, blob: Blob) -> None:
    storage.delete(*storage.keys(blob.part_prefix))


def drop(storage: Storage, blob: Blob) -> None:
    """Everything that is kept of it."""
    drop_parts(storage, blob)
    storage.delete(blob.key, blob.preview_key)


def _assemble(storage: Storage, blob: Blob, whole: Path) -> None:
    with whole.open("wb") as out:
        for key in storage.keys(blob.part_prefix):
            # A part that was sent twice lies in the place of the first; one that was cut short is overwritten.
            out.seek(int(key.rpartition("/")[2]))
            out.write(storage.get(key))
        out.truncate(blob.size)


def _keep(storage: Storage, blob: Blob, whole: Path) -> Arrived:
    found = examine(blob.name, whole)
    has_preview = False
    if found.media_type in _STRIPPED and not blob.keeps_location:
        try:
            whole.write_bytes(without_metadata(whole.read_bytes(), found.media_type))
        except (ValueError, IndexError) as problem:
            raise BadRequest("FILE_TYPE", f"This picture cannot be followed: {problem}.") from None
    if found.media_type in PREVIEWED and whole.stat().st_size <= MAX_PICTURE:
        try:
            storage.put(blob.preview_key, encode(whole.read_bytes(), PREVIEW_PIXELS, square=False))
            has_preview = True
        except BadRequest as refused:
            raise BadRequest("FILE_TYPE", refused.sentence, refused.detail) from None
    with whole.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    storage.put(blob.key, whole)
    return Arrived(found.media_type, whole.stat().st_size, digest, has_preview)
