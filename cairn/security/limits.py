"""Bodies that are too large are refused before anything reads them, announced or not."""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cairn.errors import TooLarge
from cairn.security.refusing import refuse

JSON_BYTES = 2 * 1024 * 1024
UPLOAD_BYTES = 52 * 1024 * 1024
"""Fifty megabytes of file and the form around it."""
DRAINED_BYTES = 128 * 1024 * 1024
_FILES = re.compile(r"/api/trips/[^/]+/files(?:/[^/]+)?|/api/backup/upload-restore")
UPLOAD_PATHS = ("/avatar", "/cover", "/import")


class BodyLimit:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        path = str(scope["path"])
        if _FILES.fullmatch(path):
            # Their doors stream them, and know how many bytes are allowed.
            await self._app(scope, receive, send)
            return
        limit = UPLOAD_BYTES if path.endswith(UPLOAD_PATHS) else JSON_BYTES
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if announced.isdigit() and int(announced) > limit:
            await _drain(receive)
            await refuse(_refusal(limit), send, [(b"connection", b"close")])
            return
        taken = 0
        answered = False

        async def limited() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise _refusal(limit)
            return message

        async def watched(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        try:
            await self._app(scope, limited, watched)
        except TooLarge:
            if not answered:
                await _drain(receive)
                await refuse(_refusal(limit), send, [(b"connection", b"close")])


def _refusal(limit: int) -> TooLarge:
    return TooLarge("BODY_TOO_LARGE", f"A request here may have {limit} bytes.", {"limit": limit})


async def _drain(receive: Receive) -> None:
    """Read on for a while and forget it: a client that is still sending would never hear the answer."""
    taken = 0
    while taken < DRAINED_BYTES:
        message = await receive()
        taken += len(message.get("body", b""))
        if message["type"] == "http.disconnect" or not message.get("more_body", False):
            return
