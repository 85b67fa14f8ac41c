"""A mail server of this machine that keeps what it is given."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from tests.support.ports import free_port
from tests.support.waiting import wait_until


class Mailbox:
    """What has arrived, oldest first. `pause_s`: how long the server thinks before it takes a letter."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.pause_s = 0.0
        self.port = free_port()

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:
        if self.pause_s:
            await asyncio.sleep(self.pause_s)
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        return [letter for letter in self.letters if letter["To"] == address]

    def next_to(self, address: str, count: int = 1) -> EmailMessage:
        """The `count`th letter to them, waited for."""
        wait_until(lambda: len(self.to(address)) >= count)
        return self.to(address)[count - 1]

    @property
    def env(self) -> dict[str, str]:
        """The settings of a server that sends its letters here."""
        return {
            "OUTBOUND": "on",
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(self.port),
            "SMTP_FROM": "Cairn <trips@example.org>",
            "SMTP_SECURITY": "none",
            "APP_URL": "https://trips.example.org",
        }


@contextmanager
def mail_server() -> Iterator[Mailbox]:
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
