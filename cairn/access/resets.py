"""The way back for whoever forgot the password: a key that works once, for half an hour, five tries."""

from __future__ import annotations

import secrets
from datetime import timedelta

from cairn.access.accounts import Account, account_from, columns
from cairn.db.tx import Tx
from cairn.errors import BadRequest
from cairn.kit import clock
from cairn.kit.digest import digest

LASTS_S = 1800
TRIES = 5


def issue(tx: Tx, account_id: str) -> str:
    """A key for the account; the one before it is worth nothing any more."""
    now = clock.now()
    tx.run("DELETE FROM reset_token WHERE account_id = ? OR expires_at < ?", account_id, clock.instant(now))
    token = secrets.token_urlsafe(32)
    tx.run(
        "INSERT INTO reset_token (hash, account_id, password_version, tries, expires_at)"
        " SELECT ?, id, password_version, 0, ? FROM account WHERE id = ?",
        digest(token),
        clock.instant(now + timedelta(seconds=LASTS_S)),
        account_id,
    )
    return token


def tried(tx: Tx, token: str) -> Account:
    """Whose key it is, counting the try. Raises BadRequest for one that is over, spent, or never was."""
    tx.run("UPDATE reset_token SET tries = tries + 1 WHERE hash = ?", digest(token))
    row = tx.one(
        f"SELECT {columns('a.')} FROM reset_token r JOIN account a ON a.id = r.account_id WHERE r.hash = ?"
        " AND r.expires_at > ? AND r.tries <= ? AND r.password_version = a.password_version",
        digest(token),
        clock.instant(),
        TRIES,
    )
    if row is None:
        raise over()
    return account_from(row)


def spend(tx: Tx, token: str) -> None:
    """Use it up. Raises BadRequest when another request was first."""
    if tx.run("DELETE FROM reset_token WHERE hash = ?", digest(token)) != 1:
        raise over()


def over() -> BadRequest:
    return BadRequest("RESET_OVER", "This link is over, or was used before. Ask for another one.")
