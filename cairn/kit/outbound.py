"""What a request to somebody else's server is made of. The one client that sends it is `cairn.security.egress`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

JSON_BYTES = 5 * 1024 * 1024


@dataclass(frozen=True)
class Ask:
    """`provider` and `why` stand in the admin's log of what left, so they are words for the host.

    `types`: media types of an answer that are read; `max_bytes`: of its body. `secret` headers go to the first host
    only.
    """

    provider: str
    why: str
    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    secret: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    max_bytes: int = JSON_BYTES
    types: tuple[str, ...] = ("application/json",)
    account_id: str | None = None


@dataclass(frozen=True)
class Answer:
    """`url`: where it came from in the end, after redirects."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


class NotReached(Exception):
    """There is no answer. The reason is for the log and the host; a traveller is told that it could not be reached, and
    no more: otherwise this server would scan its own network for whoever asks."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Outbound(Protocol):
    """Whatever sends requests out."""

    async def send(self, ask: Ask) -> Answer:
        """The answer, whatever its status. Raises NotReached."""
