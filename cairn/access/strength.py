"""Whether a password will do: the rules, and, if the host asks for it, the lists of leaked ones."""

from __future__ import annotations

import hashlib
import logging

from cairn.access import passwords
from cairn.access.server import Server
from cairn.errors import BadRequest
from cairn.kit.outbound import Ask, NotReached

log = logging.getLogger("cairn.security")


async def check_strength(server: Server, password: str, *about: str) -> None:
    """Raises PASSWORD_POLICY. With PASSWORD_BREACH_CHECK the first five digits of its SHA-1 leave, and nothing else; when
    nobody answers, the password is taken and the log says so."""
    settings = server.settings
    passwords.check_rules(password, *about, least=settings.password_min_length)
    if not settings.is_breach_checked:
        return
    # The protocol's digest, not a store of anything: the service knows passwords by it.
    digest = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()
    ask = Ask(
        "leaked passwords",
        "is a new password among those that have leaked",
        f"{settings.breach_url}/{digest[:5]}",
        headers={"Add-Padding": "true"},
        types=("text/plain",),
    )
    try:
        answer = await server.outbound.send(ask)
    except NotReached as problem:
        log.warning("a new password was not compared with leaked ones: %s", problem.reason)
        return
    for line in answer.body.decode("ascii", "replace").splitlines():
        tail, _, count = line.partition(":")
        if tail == digest[5:] and count.strip() != "0":
            raise BadRequest(
                "PASSWORD_POLICY",
                "This password has been in a leak; whoever tries passwords knows it.",
                {"rule": "leaked"},
            )
