"""Mail: where it goes, by the environment or as set in the product, and letters that nobody waits for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pydantic import Field

from cairn.access.settings import read_secret, read_setting
from cairn.access.shapes import Body
from cairn.access.vault import Unreadable, Vault
from cairn.config import Security, Settings, Smtp
from cairn.db import Database
from cairn.db.tx import Tx
from cairn.kit.outbound import NotReached

log = logging.getLogger("cairn.mail")
KEY, PASSWORD = "mail", "smtp_password"
PAUSES_S = (0, 5, 60)
"""Before each try: a mail server that is being restarted is there again within a minute."""
MAX_WAITING = 500


@dataclass(frozen=True)
class Letter:
    """Plain text to one person. `why` is a word for the host, who reads in the log what left."""

    to: str
    subject: str
    text: str
    why: str
    account_id: str | None = None


class Post(Protocol):
    """Whatever hands letters to a mail server. The one that does is `cairn.security.post`."""

    async def send(self, smtp: Smtp, letter: Letter, *, is_named: bool) -> None:
        """`is_named`: the environment names that server. Raises NotReached."""


class MailSettings(Body):
    """A mail server as set in the product; its password lies in the vault."""

    host: str = Field(default="", max_length=253, examples=["smtp.example.org"])
    port: int = Field(default=587, ge=1, le=65_535)
    user: str = Field(default="", max_length=254)
    sender: str = Field(default="", max_length=254, pattern=r"^[^\r\n]*$", examples=["Cairn <trips@example.org>"])
    security: Security = "starttls"


@dataclass(frozen=True, slots=True)
class MailServer:
    smtp: Smtp
    is_named: bool
    """By the environment: then the product does not change it."""


def mail_server(tx: Tx, vault: Vault, settings: Settings) -> MailServer | None:
    """Where mail goes, or None. Raises Unreadable when its password was sealed with another key."""
    if settings.smtp is not None:
        return MailServer(settings.smtp, is_named=True)
    found = read_setting(tx, KEY, MailSettings())
    if not found.host or "@" not in found.sender:
        return None
    password = read_secret(tx, vault, PASSWORD)
    return MailServer(
        Smtp(found.host, found.port, found.user or None, password, found.sender, found.security), is_named=False
    )


class Mailer:
    """Sends in the background: whether there was anything to send must not be told by how long an answer takes.

    Letters wait in memory alone. One with a key in it is to lie nowhere, and whoever misses it asks again.
    """

    def __init__(self, db: Database, vault: Vault, settings: Settings, post: Post) -> None:
        self._db, self._vault, self._settings, self._post = db, vault, settings, post
        self._under_way: set[asyncio.Task[None]] = set()

    def send(self, *letters: Letter) -> None:
        """Begin to send, and go on."""
        for letter in letters:
            if len(self._under_way) >= MAX_WAITING:
                log.error("a letter was dropped: %d are waiting for the mail server already", MAX_WAITING)
                return
            task = asyncio.create_task(self._try(letter))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def send_now(self, letter: Letter) -> None:
        """One try, waited for. Raises NotReached, with a reason for the host."""
        try:
            server = await self._db.read(lambda tx: mail_server(tx, self._vault, self._settings))
        except Unreadable:
            raise NotReached("the password of the mail server was sealed with another ENCRYPTION_KEY") from None
        if server is None:
            raise NotReached("no mail server is set")
        await self._post.send(server.smtp, letter, is_named=server.is_named)

    async def _try(self, letter: Letter) -> None:
        if not await self._db.read(lambda tx: can_mail(tx, self._settings)):
            return
        for pause in PAUSES_S:
            await asyncio.sleep(pause)
            try:
                await self.send_now(letter)
            except NotReached as problem:
                log.warning("%s could not be mailed: %s", letter.why, problem.reason)
            else:
                return


def can_mail(tx: Tx, settings: Settings) -> bool:
    """Whether letters have somewhere to go; a glance without the key."""
    if settings.smtp is not None:
        return True
    found = read_setting(tx, KEY, MailSettings())
    return bool(found.host) and "@" in found.sender


def paragraphs(*lines: str | Sequence[str]) -> str:
    """The text of a letter."""
    return "\n\n".join(line if isinstance(line, str) else "\n".join(line) for line in lines) + "\n"
