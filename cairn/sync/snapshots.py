"""Snapshots kept as compressed bytes by (stream, head, what the reader may see): a warm one costs an indexed read, and
one that a write has made stale reads only the kinds which that write has touched."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass

import zstandard

from cairn.db.tx import Tx
from cairn.sync.log import Log, Parts
from cairn.sync.types import Grants, StreamId

MAX_BYTES = 64 * 1024 * 1024
ZSTD_LEVEL = 3
GZIP_LEVEL = 4


@dataclass(slots=True)
class Packed:
    """One snapshot, in the encodings asked for so far, and the pieces that the next one is made of."""

    parts: Parts
    etag: str
    encodings: dict[str, bytes]

    @property
    def size(self) -> int:
        return sum(map(len, self.encodings.values())) + sum(map(len, self.parts.kinds.values()))


class Snapshots:
    """The cache. Called from reader threads."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._kept: OrderedDict[tuple[StreamId, str], Packed] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def kept(self, tx: Tx, stream: StreamId, grants: Grants, encoding: str) -> tuple[Packed, bytes] | None:
        """The snapshot if it is still the newest: one indexed read."""
        head = self._log.head(tx, stream)
        key = (stream, grants.tag)
        with self._lock:
            packed = self._kept.get(key)
            if packed is not None and packed.parts.head == head and encoding in packed.encodings:
                self._kept.move_to_end(key)
                return packed, packed.encodings[encoding]
        return None

    def get(self, tx: Tx, stream: StreamId, grants: Grants, encoding: str) -> tuple[Packed, bytes]:
        """The snapshot as the reader sees it, in `zstd`, `gzip` or `identity`."""
        found = self.kept(tx, stream, grants, encoding)
        if found is not None:
            return found
        key = (stream, grants.tag)
        with self._lock:
            before = self._kept.get(key)
        parts = self._log.snapshot_parts(tx, stream, grants, None if before is None else before.parts)
        body = _pack(parts.joined(), encoding)
        etag = f'"{parts.head}-{hashlib.blake2b(key[1].encode(), digest_size=6).hexdigest()}"'
        with self._lock:
            packed = self._kept.pop(key, None)
            if packed is not None:
                self._size -= packed.size
            if packed is None or packed.parts.head != parts.head:
                packed = Packed(parts, etag, {})
            packed.encodings[encoding] = body
            self._size += packed.size
            self._kept[key] = packed
            while self._size > MAX_BYTES and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._size -= dropped.size
        return packed, body


def best_encoding(accepted: str) -> str:
    """The best of ours that an Accept-Encoding header admits."""
    names = {
        part.partition(";")[0].strip() for part in accepted.split(",") if not part.replace(" ", "").endswith(";q=0")
    }
    return "zstd" if "zstd" in names else "gzip" if "gzip" in names else "identity"


def _pack(plain: bytes, encoding: str) -> bytes:
    if encoding == "zstd":
        return zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress(plain)
    return gzip.compress(plain, GZIP_LEVEL, mtime=0) if encoding == "gzip" else plain
