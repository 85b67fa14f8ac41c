"""KMZ: a ZIP with one KML inside, opened as if it were built to hurt."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import IO, BinaryIO

from cairn.errors import BadRequest
from cairn.features.places.importing.draft import MAX_BYTES

_MAX_ENTRIES = 2_000
_MAX_DIRECTORY = 1_000_000
_MAX_RATIO = 200
# Below this size any ratio is harmless.
_SMALL = 1_000_000
_READ_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Unpacked:
    """The KML inside, read no further than the limits: sizes in a ZIP's directory may lie."""

    def __init__(self, inner: IO[bytes], packed: int) -> None:
        self._inner = inner
        self._packed = packed
        self._read = 0

    def read(self, size: int) -> bytes:
        try:
            chunk = self._inner.read(size)
        except _READ_ERRORS as error:
            raise _unreadable() from error
        self._read += len(chunk)
        if self._read > MAX_BYTES or (self._read > _SMALL and self._read > _MAX_RATIO * self._packed):
            raise _bomb()
        return chunk


def open_kml(stream: BinaryIO) -> Unpacked:
    """The KML of an archive: `doc.kml` at its top, or else the first one. Nothing is written to disk."""
    _check_directory(stream)
    try:
        archive = zipfile.ZipFile(stream)
        entries = archive.infolist()
    except _READ_ERRORS as error:
        raise _unreadable() from error
    if len(entries) > _MAX_ENTRIES:
        raise _bomb()
    documents = [entry for entry in entries if entry.filename.lower().endswith(".kml") and not entry.is_dir()]
    if not documents:
        raise BadRequest("IMPORT_EMPTY", "The archive holds no KML file.")
    chosen = min(documents, key=lambda entry: entry.filename.lower() != "doc.kml")
    if chosen.file_size > MAX_BYTES:
        raise _bomb()
    try:
        return Unpacked(archive.open(chosen), chosen.compress_size)
    except _READ_ERRORS as error:
        raise _unreadable() from error


def _check_directory(stream: BinaryIO) -> None:
    """Looks at the size of the directory before zipfile makes an object of each of a million entries."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 65_557))
    tail = stream.read()
    # zipfile looks first where the record is when there is no comment; so do we.
    at = len(tail) - 22 if tail[-22:-18] == b"PK\x05\x06" else tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        raise _unreadable()
    entries, directory = struct.unpack("<HL", tail[at + 10 : at + 16])
    # A ZIP64 directory (its locator stands 20 bytes before) belongs to archives beyond any limit of ours.
    if entries > _MAX_ENTRIES or directory > _MAX_DIRECTORY or tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        raise _bomb()


def _bomb() -> BadRequest:
    return BadRequest(
        "IMPORT_BOMB",
        "The archive unpacks to far more than a map needs (at most 50 MB and 2,000 entries). Nothing was imported.",
        {"limit": MAX_BYTES, "entries": _MAX_ENTRIES},
    )


def _unreadable() -> BadRequest:
    return BadRequest("IMPORT_UNREADABLE", "The KMZ archive is damaged, cut off or encrypted. Nothing was imported.")
