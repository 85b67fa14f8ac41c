"""Mail leaves here: to a server that was looked at like any other, over TLS unless the host says otherwise."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr

import aiosmtplib

from cairn.access.mailing import Letter
from cairn.config import Smtp
from cairn.kit.outbound import Ask, NotReached
from cairn.security.addresses import clean_host
from cairn.security.egress import CONNECT_S, Egress, Sent

TOTAL_S = 30.0
_PORTS = frozenset({25, 465, 587, 2465, 2525, 2587})


class SmtpPost:
    """Implements Post."""

    def __init__(self, egress: Egress) -> None:
        self._egress = egress

    async def send(self, smtp: Smtp, letter: Letter, *, is_named: bool) -> None:
        """Hand it to the mail server. Raises NotReached; either way it is noted."""
        began = time.monotonic()
        outcome = "ok"
        try:
            async with asyncio.timeout(TOTAL_S):
                await self._send(smtp, letter, is_named)
        except NotReached as refused:
            outcome = refused.reason
            raise
        except (aiosmtplib.SMTPException, OSError, ValueError, TimeoutError) as failure:
            outcome = f"{type(failure).__name__}: {failure}"[:200]
            raise NotReached(outcome) from failure
        finally:
            ask = Ask("mail", letter.why, f"smtp://{smtp.host}:{smtp.port}", "MAIL", account_id=letter.account_id)
            took = round((time.monotonic() - began) * 1000)
            await self._egress.noted(Sent(ask, smtp.host, outcome, None, took, len(letter.text)))

    async def _send(self, smtp: Smtp, letter: Letter, is_named: bool) -> None:
        if not is_named and smtp.port not in _PORTS:
            raise NotReached(f"port {smtp.port} is not one for mail")
        address = await self._egress.judged(clean_host(smtp.host), smtp.port, is_named=is_named)
        context = ssl.create_default_context()
        if not smtp.is_verified:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        # Connected here, so that the address that was judged is the one spoken to; the certificate is the name's.
        line = socket.socket(socket.AF_INET6 if address.version == 6 else socket.AF_INET)
        line.setblocking(False)
        try:
            async with asyncio.timeout(CONNECT_S):
                await asyncio.get_running_loop().sock_connect(line, (str(address), smtp.port))
            client = aiosmtplib.SMTP(
                hostname=smtp.host,
                port=None,
                sock=line,
                use_tls=smtp.security == "tls",
                start_tls=smtp.security == "starttls",
                tls_context=context,
                username=smtp.user,
                password=smtp.password if smtp.user else None,
                timeout=TOTAL_S,
            )
            async with client:
                await client.send_message(_message(smtp, letter))
        finally:
            line.close()


def _message(smtp: Smtp, letter: Letter) -> EmailMessage:
    """The letter as it travels. A line break in an address or a subject is refused by the header's own class."""
    message = EmailMessage()
    message["From"] = smtp.sender
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=parseaddr(smtp.sender)[1].rpartition("@")[2] or "localhost")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message
