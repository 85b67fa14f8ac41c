"""A refusal from in front of the doors, in the body that every error has."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from starlette.types import Send

from cairn.errors import CairnError


async def refuse(error: CairnError, send: Send, more: Iterable[tuple[bytes, bytes]] = ()) -> None:
    """Answer an HTTP request with it; `more` are further headers."""
    body = msgspec.json.encode(error.body())
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body)), *more]
    if "retry_after" in error.detail:
        headers.append((b"retry-after", str(error.detail["retry_after"]).encode()))
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
