"""Accounts: reading, registering, changing."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from cairn.db.tx import Row, Tx
from cairn.errors import BadRequest, Conflict, NotFound
from cairn.kit.clock import instant
from cairn.kit.ids import new_id

_USERNAME = re.compile(r"[A-Za-z0-9_.-]{2,50}")
_EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f]+")
_COLUMNS = "id, username, display_name, email, role, avatar, must_change_password, created_at"


@dataclass(frozen=True, slots=True)
class Account:
    """Someone who can sign in, as the rest of the house sees them: no hash, no secret."""

    id: str
    username: str
    display_name: str
    email: str
    role: str
    avatar: str | None
    must_change_password: bool
    created_at: str

    @property
    def is_admin(self) -> bool:
        return self.role == "admin"


def account_from(row: Row) -> Account:
    """An account from the columns of COLUMNS."""
    id, username, display_name, email, role, avatar, must_change, created_at = row
    return Account(
        str(id),
        str(username),
        str(display_name),
        str(email),
        str(role),
        None if avatar is None else str(avatar),
        bool(must_change),
        str(created_at),
    )


def columns(prefix: str = "") -> str:
    """The columns `account_from` wants, for a query that joins."""
    return ", ".join(prefix + name for name in _COLUMNS.split(", "))


def by_id(tx: Tx, id: str) -> Account:
    """Raises NotFound."""
    row = tx.one(f"SELECT {_COLUMNS} FROM account WHERE id = ?", id)
    if row is None:
        raise NotFound("UNKNOWN_ACCOUNT", "There is no such account.", {"id": id})
    return account_from(row)


def find(tx: Tx, identifier: str) -> Account | None:
    """By exact e-mail address or username, whatever their capitals."""
    key = identifier.strip().casefold()
    row = tx.one(f"SELECT {_COLUMNS} FROM account WHERE email_key = ? OR username_key = ?", key, key)
    return None if row is None else account_from(row)


def everyone(tx: Tx) -> list[Account]:
    """All accounts by name."""
    return [account_from(row) for row in tx.all(f"SELECT {_COLUMNS} FROM account ORDER BY username_key")]


def companions(tx: Tx, id: str) -> set[str]:
    """Who is on a trip with this account."""
    sql = (
        "SELECT DISTINCT o.account_id FROM member m JOIN member o ON o.stream = m.stream"
        " WHERE m.account_id = ? AND o.account_id IS NOT NULL AND o.account_id <> ?"
    )
    return {str(row[0]) for row in tx.all(sql, id, id)}


def are_there_any(tx: Tx) -> bool:
    return tx.one("SELECT 1 FROM account LIMIT 1") is not None


def password_hash(tx: Tx, email: str) -> tuple[str, str] | None:
    """(account id, hash) for an e-mail address; the hash is empty for whoever comes by single sign-on alone."""
    row = tx.one("SELECT id, password_hash FROM account WHERE email_key = ?", email.strip().casefold())
    return None if row is None else (str(row[0]), str(row[1]))


def register(
    tx: Tx, username: str, email: str, hashed: str, *, role: str | None = None, must_change: bool = False
) -> Account:
    """A new account. The first of an instance is its admin. Raises Conflict when the name or address is taken."""
    username, email = check_username(username), check_email(email)
    role = role or ("user" if are_there_any(tx) else "admin")
    id = new_id()
    taken = not tx.run(
        "INSERT INTO account (id, username, username_key, display_name, email, email_key, password_hash,"
        " password_version, role, avatar, must_change_password, created_at)"
        " VALUES (?,?,?,?,?,?,?,0,?,NULL,?,?) ON CONFLICT DO NOTHING",
        id,
        username,
        username.casefold(),
        username,
        email,
        email.casefold(),
        hashed,
        role,
        must_change,
        instant(),
    )
    if taken:
        raise Conflict("ACCOUNT_EXISTS", "That username or e-mail address is already in use.")
    return by_id(tx, id)


def change(tx: Tx, id: str, **values: str | None) -> Account:
    """Change username, email, display_name or avatar."""
    if username := values.get("username"):
        values["username_key"] = check_username(username).casefold()
    if email := values.get("email"):
        values["email_key"] = check_email(email).casefold()
    for name in ("username_key", "email_key"):
        if name in values and tx.one(f"SELECT 1 FROM account WHERE {name} = ? AND id <> ?", values[name], id):
            raise Conflict("ACCOUNT_EXISTS", "That username or e-mail address is already in use.")
    if values:
        assigned = ", ".join(f"{name} = ?" for name in values)
        tx.run(f"UPDATE account SET {assigned} WHERE id = ?", *values.values(), id)
    return by_id(tx, id)


def set_password(tx: Tx, id: str, hashed: str, *, must_change: bool = False) -> None:
    """Store a new hash; tokens and links to a new password are worth nothing from now on."""
    tx.run(
        "UPDATE account SET password_hash = ?, password_version = password_version + 1, must_change_password = ?"
        " WHERE id = ?",
        hashed,
        must_change,
        id,
    )
    # Whoever had the old one may have made tokens with it, or asked for a way back.
    for table in ("api_token", "reset_token"):
        tx.run(f"DELETE FROM {table} WHERE account_id = ?", id)


def rehash(tx: Tx, id: str, old: str, hashed: str) -> None:
    """The same password, hashed as today's are; nothing ends by it. Not when another was set meanwhile."""
    tx.run("UPDATE account SET password_hash = ? WHERE id = ? AND password_hash = ?", hashed, id, old)


def has_password(tx: Tx, id: str) -> bool:
    """False for whoever comes by single sign-on alone."""
    row = tx.one("SELECT password_hash FROM account WHERE id = ?", id)
    return row is not None and bool(row[0])


def language_of(tx: Tx, id: str, default: str) -> str:
    """The language a letter to them is written in."""
    row = tx.one("SELECT language FROM preferences WHERE id = ?", id)
    return str(row[0]) if row is not None and row[0] is not None else default


def set_role(tx: Tx, id: str, role: str) -> None:
    """`admin` or `user`; it holds from the next request on."""
    tx.run("UPDATE account SET role = ? WHERE id = ?", role, id)


def admins(tx: Tx) -> int:
    """How many administrators there are."""
    row = tx.one("SELECT COUNT(*) FROM account WHERE role = 'admin'")
    return int(str(row[0])) if row else 0


def remove(tx: Tx, id: str) -> None:
    """The account, and what hangs on it alone: sessions, second factor."""
    tx.run("DELETE FROM account WHERE id = ?", id)


def generated_password() -> str:
    """A random password that satisfies our own rules: 12 bytes, and one character of every class."""
    return (
        secrets.token_urlsafe(12)
        + secrets.choice("ABCDEFGH")
        + secrets.choice("abcdefgh")
        + secrets.choice("23456789")
        + "-"
    )


def check_username(username: str) -> str:
    if not _USERNAME.fullmatch(username.strip()):
        raise BadRequest("BAD_USERNAME", "A username has 2 to 50 letters, digits, dots, dashes or underscores.")
    return username.strip()


def check_email(email: str) -> str:
    email = email.strip()
    if len(email) > 254 or not _EMAIL.fullmatch(email):
        raise BadRequest("BAD_EMAIL", "That is not an e-mail address.")
    return email
