"""Opening an account: by registering, by an invite, by single sign-on. The one place where they begin."""

from __future__ import annotations

from fastapi import Request

from cairn.access import accounts, invites
from cairn.access.accounts import Account
from cairn.access.defaults import give_defaults
from cairn.access.server import Server
from cairn.db.tx import Tx
from cairn.errors import Forbidden


def open_account(
    tx: Tx,
    server: Server,
    request: Request,
    username: str,
    email: str,
    hashed: str,
    *,
    invite: str = "",
    display_name: str | None = None,
    method: str = "password",
) -> Account:
    """A new account, in the transaction that uses the invite up. Raises Conflict, NotFound, Gone, Forbidden."""
    used = invites.use(tx, invite, opens_account=True) if invite else None
    if used is not None and used.email is not None and used.email.casefold() != email.strip().casefold():
        raise Forbidden("INVITE_FOR_ANOTHER", "This invite is for another e-mail address.")
    account = accounts.register(tx, username, email, hashed)
    if display_name:
        account = accounts.change(tx, account.id, display_name=display_name)
    give_defaults(tx, server.log, account)
    server.note(tx, request, "user.register", account, method=method, invite=used.beginning if used else None)
    if used is not None and invites.join(tx, server.log, used, account) is not None:
        server.note(tx, request, "trip.join", account, resource=used.trip_id)
    return account
