"""Who an account is at the single sign-on: the provider's name and its own number for somebody, nothing else."""

from __future__ import annotations

from cairn.access.accounts import Account, account_from, columns
from cairn.db.tx import Tx
from cairn.errors import Conflict
from cairn.kit import clock


def account_of(tx: Tx, issuer: str, subject: str) -> Account | None:
    row = tx.one(
        f"SELECT {columns('a.')} FROM identity i JOIN account a ON a.id = i.account_id"
        " WHERE i.issuer = ? AND i.subject = ?",
        issuer,
        subject,
    )
    return None if row is None else account_from(row)


def email_of(tx: Tx, account_id: str) -> str | None:
    """The address that the provider knew when the account was linked; None when it is not."""
    row = tx.one("SELECT email FROM identity WHERE account_id = ?", account_id)
    return None if row is None else str(row[0])


def link(tx: Tx, issuer: str, subject: str, account_id: str, email: str) -> None:
    """Raises Conflict when either is linked already."""
    sql = (
        "INSERT INTO identity (issuer, subject, account_id, email, linked_at) VALUES (?,?,?,?,?) ON CONFLICT DO NOTHING"
    )
    if not tx.run(sql, issuer, subject, account_id, email, clock.instant()):
        raise Conflict("SSO_LINKED", "This account, or that identity, is connected already.")


def unlink(tx: Tx, account_id: str) -> bool:
    return tx.run("DELETE FROM identity WHERE account_id = ?", account_id) == 1
