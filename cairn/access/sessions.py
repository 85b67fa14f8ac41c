"""Sessions: a signed token in the `trek_session` cookie, worth something only while its row stands."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from cairn.access.accounts import Account, account_from, columns
from cairn.db.tx import Tx
from cairn.errors import Forbidden, NotFound, NotSignedIn, Unavailable
from cairn.kit import clock
from cairn.kit.digest import digest
from cairn.kit.ids import is_id, new_id
from cairn.kit.secret_file import write_secret

COOKIE = "trek_session"
DEVICE_COOKIE = "trek_device"
DEVICE_S = 15_552_000
"""Half a year."""
SECRET_FILE = ".jwt_secret"
SESSION_ENDED = "session:"
"""What begins the name by which replicas tell one another of a session that has ended."""
SECRET_CHANGED = "secret"
"""What replicas tell one another when the signing secret is another."""
ONE_USE_SECONDS = 30
ONE_USE_LIMIT = 10_000
RECENT_SECONDS = 600
IDLE_DAYS = 7
"""A device that was not used for so long is signed out, remembered or not."""
NOBODY = "00000000-0000-0000-0000-000000000000"
"""The id of no session; PostgreSQL compares ids with ids only."""
SEEN_AFTER_SECONDS = 300
"""How stale `last_seen_at` may get, so that reading does not mean writing."""

_ACCOUNT_COLUMNS = columns("a.")
MFA_FOR_ALL = "mfa_for_all"
"""The row of `app_setting` that is there while everybody has to have a second factor."""


def owes_factor(given: str = "FALSE") -> str:
    """SQL: the host asks everybody for a second factor, and the account `a` has none. `given` says whether one was given at
    the sign-in: owning a passkey, and coming with the password alone, is not having used it."""
    return (
        f"(EXISTS (SELECT 1 FROM app_setting WHERE key = '{MFA_FOR_ALL}') AND NOT {given} AND NOT EXISTS"
        " (SELECT 1 FROM second_factor f WHERE f.account_id = a.id AND f.enabled_at IS NOT NULL))"
    )


@dataclass(frozen=True, slots=True)
class Signed:
    """Who stands behind a request."""

    account: Account
    session_id: str
    stale: bool
    proved_at: str | None = None
    owes_factor: bool = False
    """The host asks everybody for a second factor, and this account has none."""
    has_factor: bool = False
    """They came with more than a password."""
    scopes: frozenset[str] | None = None
    """What a token may do; None for a person."""

    def require_admin(self) -> None:
        """Raises ADMIN_ONLY."""
        if not self.account.is_admin:
            raise Forbidden("ADMIN_ONLY", "Only an administrator of this instance may do this.")

    def require_recent(self) -> None:
        """Raises REAUTH_REQUIRED unless they proved who they are on this device within ten minutes."""
        if self.proved_at is None or self.proved_at < clock.ago(seconds=RECENT_SECONDS):
            raise Forbidden("REAUTH_REQUIRED", "Prove once more who you are for this: POST /api/auth/reauth.")


@dataclass(frozen=True, slots=True)
class Device:
    """A place where an account is signed in."""

    id: str
    created_at: str
    last_seen_at: str
    expires_at: str
    user_agent: str
    address: str | None
    method: str


class Keys:
    """The signing secret. `load` must be called once before a token is sealed or opened."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self._key = OctKey.import_key(self._secret)
        self._opened = lru_cache(maxsize=4096)(self._open)

    def load(self, secret: bytes) -> None:
        """Use this secret from now on."""
        if secret == self._secret:
            return
        self._secret = secret
        self._key = OctKey.import_key(secret)
        self._opened.cache_clear()

    def seal(self, session_id: str, account_id: str, expires_in: int) -> str:
        """A JWT for a session."""
        now = int(clock.now().timestamp())
        claims = {"typ": "session", "id": account_id, "sid": session_id, "iat": now, "exp": now + expires_in}
        return jwt.encode({"alg": "HS256"}, claims, self._key)

    def seal_device(self, account_key: str) -> str:
        """What a browser keeps after a sign-in, and shows at the next one: not who sits there, only that this account was
        signed in there before."""
        claims = {"typ": "device", "acc": account_key, "jti": secrets.token_hex(16)}
        return jwt.encode({"alg": "HS256"}, claims, self._key)

    def open_device(self, token: str, account_key: str) -> str | None:
        """What this device is called, if it is one of the account's."""
        try:
            claims = jwt.decode(token, self._key, algorithms=["HS256"]).claims
        except (JoseError, ValueError):
            return None
        named = claims.get("jti")
        is_theirs = claims.get("typ") == "device" and claims.get("acc") == account_key
        return named if is_theirs and isinstance(named, str) else None

    def open(self, token: str) -> str | None:
        """The session id of a session token that we signed and that is of this time; its row has the last word."""
        sid, begins, ends = self._opened(token)
        return sid if begins <= clock.now().timestamp() < ends else None

    def _open(self, token: str) -> tuple[str | None, float, float]:
        """The session id, and from when to when (seconds since 1970) the token is good."""
        try:
            claims = jwt.decode(token, self._key, algorithms=["HS256"]).claims
        except (JoseError, ValueError):
            return None, 0, 0
        sid, begins, ends = claims.get("sid"), claims.get("nbf", 0), claims.get("exp", 0)
        if claims.get("typ") != "session" or not isinstance(sid, str):
            return None, 0, 0
        if not isinstance(begins, int | float) or not isinstance(ends, int | float):
            return None, 0, 0
        return sid, begins, ends


def file_secret(path: Path) -> bytes:
    """The secret in the data folder, made at the first start; the environment has no say in it."""
    return path.read_text().strip().encode() if path.exists() else new_file_secret(path)


def new_file_secret(path: Path) -> bytes:
    """A fresh secret in place of the one in the data folder."""
    return write_secret(path, secrets.token_hex(32)).encode()


def shared_secret(tx: Tx) -> bytes:
    """The secret of many replicas: they share a database, not a folder."""
    tx.run(
        "INSERT INTO app_setting (key, value) VALUES ('jwt_secret', ?) ON CONFLICT DO NOTHING", secrets.token_hex(32)
    )
    row = tx.one("SELECT value FROM app_setting WHERE key = 'jwt_secret'")
    assert row is not None
    return str(row[0]).encode()


def new_shared_secret(tx: Tx) -> bytes:
    """The same for replicas that share a database; they are told by SECRET_CHANGED."""
    tx.run("DELETE FROM app_setting WHERE key = 'jwt_secret'")
    return shared_secret(tx)


def start(
    tx: Tx,
    account_id: str,
    seconds: int,
    user_agent: str,
    address: str,
    *,
    method: str = "password",
    has_factor: bool = False,
) -> str:
    """A new session row for somebody who has just proved who they are; its id. `has_factor`: with more than a password."""
    id = new_id()
    now = clock.now()
    tx.run(
        "INSERT INTO session (id, account_id, created_at, last_seen_at, expires_at, user_agent, address, proved_at,"
        " method, has_factor) VALUES (?,?,?,?,?,?,?,?,?,?)",
        id,
        account_id,
        clock.instant(now),
        clock.instant(now),
        clock.instant(now + timedelta(seconds=seconds)),
        user_agent[:300],
        address,
        clock.instant(now),
        method,
        has_factor,
    )
    tx.run("DELETE FROM session WHERE expires_at < ?", clock.instant(now))
    return id


def end(tx: Tx, id: str) -> list[str]:
    """End one; answers the ids of those ended, for `Server.sessions_ended`."""
    return [str(row[0]) for row in tx.all("DELETE FROM session WHERE id = ? RETURNING id", id)]


def end_all(tx: Tx, account_id: str, keep: str | None = None) -> list[str]:
    """Sign the account out everywhere, or everywhere else; answers the ids of those ended."""
    rows = tx.all("DELETE FROM session WHERE account_id = ? AND id <> ? RETURNING id", account_id, keep or NOBODY)
    return [str(row[0]) for row in rows]


def end_by(tx: Tx, account_id: str, method: str) -> list[str]:
    """Sign the account out wherever it came in by this method."""
    rows = tx.all("DELETE FROM session WHERE account_id = ? AND method = ? RETURNING id", account_id, method)
    return [str(row[0]) for row in rows]


def devices(tx: Tx, account_id: str) -> list[Device]:
    """Where the account is signed in, the last seen first."""
    rows = tx.all(
        "SELECT id, created_at, last_seen_at, expires_at, user_agent, address, method FROM session"
        " WHERE account_id = ? AND expires_at > ? AND last_seen_at > ? ORDER BY last_seen_at DESC",
        account_id,
        clock.instant(),
        clock.ago(days=IDLE_DAYS),
    )
    return [
        Device(
            id=str(row[0]),
            created_at=str(row[1]),
            last_seen_at=str(row[2]),
            expires_at=str(row[3]),
            user_agent=str(row[4]),
            address=None if row[5] is None else str(row[5]),
            method=str(row[6]),
        )
        for row in rows
    ]


def end_one(tx: Tx, account_id: str, id: str) -> list[str]:
    """Sign one of the account's own devices out. Raises NotFound for anybody else's."""
    ended = tx.all("DELETE FROM session WHERE id = ? AND account_id = ? RETURNING id", id, account_id)
    if not ended:
        raise NotFound("NOT_FOUND", "There is no such device.", {"id": id})
    return [id]


def end_everyones(tx: Tx) -> None:
    """Sign every device of every account out."""
    tx.run("DELETE FROM session")


def prove(tx: Tx, id: str) -> None:
    """Whoever sits at this device has just proved again who they are."""
    tx.run("UPDATE session SET proved_at = ? WHERE id = ?", clock.instant(), id)


def seen(tx: Tx, id: str) -> None:
    tx.run("UPDATE session SET last_seen_at = ? WHERE id = ?", clock.instant(), id)


def signed(tx: Tx, session_id: str | None) -> Signed:
    """The account behind a session. Raises NotSignedIn."""
    row = session_id and tx.one(
        f"SELECT {_ACCOUNT_COLUMNS}, s.last_seen_at, s.proved_at, s.has_factor, {owes_factor('s.has_factor')}"
        " FROM session s JOIN account a ON a.id = s.account_id WHERE s.id = ? AND s.expires_at > ? AND s.last_seen_at > ?",
        session_id,
        clock.instant(),
        clock.ago(days=IDLE_DAYS),
    )
    if not row or session_id is None:
        raise NotSignedIn
    return Signed(
        account_from(row[:-4]),
        session_id,
        stale=str(row[-4]) < clock.ago(seconds=SEEN_AFTER_SECONDS),
        proved_at=None if row[-3] is None else str(row[-3]),
        has_factor=bool(row[-2]),
        owes_factor=bool(row[-1]),
    )


def find(tx: Tx, session_id: str | None) -> Account | None:
    """The account behind a session, however old; None when it is not there any more, or is none."""
    row = is_id(session_id) and tx.one(
        f"SELECT {_ACCOUNT_COLUMNS} FROM session s JOIN account a ON a.id = s.account_id WHERE s.id = ?", session_id
    )
    return account_from(row) if row else None


def settled(who: Signed) -> Signed:
    """The same, unless a password set by somebody else must be changed first, or a second factor is owed."""
    if who.account.must_change_password:
        raise Forbidden("PASSWORD_CHANGE_REQUIRED", "Choose a password of your own first.")
    if who.owes_factor:
        raise Forbidden(
            "MFA_REQUIRED", "The host of this server asks everybody for a second factor: set yours up first."
        )
    return who


def issue_one_use(tx: Tx, who: Signed, purpose: str) -> str:
    """A token that opens one door once within 30 s. Raises Unavailable when too many are outstanding."""
    now = clock.now()
    tx.run("DELETE FROM one_use_token WHERE expires_at < ?", clock.instant(now))
    row = tx.one("SELECT COUNT(*) FROM one_use_token")
    if row is not None and isinstance(row[0], int) and row[0] >= ONE_USE_LIMIT:
        raise Unavailable("TOKENS_EXHAUSTED", "Too many connections are being opened; try again in half a minute.")
    token = secrets.token_hex(32)
    tx.run(
        "INSERT INTO one_use_token (hash, purpose, account_id, session_id, expires_at) VALUES (?,?,?,?,?)",
        digest(token),
        purpose,
        who.account.id,
        who.session_id,
        clock.instant(now + timedelta(seconds=ONE_USE_SECONDS)),
    )
    return token


def spend_one_use(tx: Tx, token: str, purpose: str) -> Signed:
    """The account a token was issued to; the token is used up. Raises NotSignedIn."""
    row = tx.one("SELECT session_id, purpose, expires_at FROM one_use_token WHERE hash = ?", digest(token))
    if row is None or not tx.run("DELETE FROM one_use_token WHERE hash = ?", digest(token)):
        raise NotSignedIn("This token is unknown or was used before.")
    if row[1] != purpose or str(row[2]) < clock.instant():
        raise NotSignedIn("This token has expired.")
    return signed(tx, str(row[0]))
