"""Where the bytes of files are kept: a folder, or a bucket that speaks S3. One interface for both."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import obstore
from obstore.exceptions import NotFoundError
from obstore.store import LocalStore, S3Store

CHUNK = 256 * 1024


class ObjectStorage:
    """Implements the server's Storage on a folder or a bucket, alike."""

    def __init__(self, store: LocalStore | S3Store, folder: Path | None) -> None:
        self._store = store
        self.folder = folder

    def put(self, key: str, content: bytes | Path) -> None:
        obstore.put(self._store, key, content)

    def size(self, key: str) -> int | None:
        try:
            return int(obstore.head(self._store, key)["size"])
        except (NotFoundError, FileNotFoundError):
            return None

    def get(self, key: str) -> bytes:
        try:
            return bytes(obstore.get(self._store, key).bytes())
        except (NotFoundError, FileNotFoundError):
            raise KeyError(key) from None

    def keys(self, prefix: str) -> Iterator[str]:
        found = [str(one["path"]) for batch in obstore.list(self._store, prefix=prefix or None) for one in batch]
        yield from sorted(found)

    def delete(self, *keys: str) -> None:
        for key in keys:
            try:
                obstore.delete(self._store, key)
            except (NotFoundError, FileNotFoundError):
                continue

    async def read(self, key: str, start: int, end: int) -> AsyncIterator[bytes]:
        if start >= end:
            return
        try:
            found = await obstore.get_async(self._store, key, options={"range": (start, end)})
        except (NotFoundError, FileNotFoundError):
            raise KeyError(key) from None
        async for piece in found.stream(min_chunk_size=CHUNK):
            yield bytes(piece)


def open_storage(url: str | None, folder: Path) -> ObjectStorage:
    """The storage of STORAGE_URL, `s3://bucket/prefix?endpoint=https://...&region=...`; without it, of the folder.

    Keys of a bucket come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or from the machine's role.
    """
    if url is None:
        return ObjectStorage(LocalStore(prefix=folder, mkdir=True, automatic_cleanup=True), folder)
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    endpoint = options.get("endpoint")
    store = S3Store(
        bucket=parts.netloc,
        prefix=parts.path.strip("/") or None,
        endpoint=endpoint,
        region=options.get("region", "us-east-1"),
        virtual_hosted_style_request=False if endpoint else None,
        client_options={"allow_http": bool(endpoint and endpoint.startswith("http://"))},
    )
    return ObjectStorage(store, None)
