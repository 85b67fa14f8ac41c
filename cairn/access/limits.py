"""How often something may be tried. Counts live in the database: they survive a restart and all replicas share them."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from cairn.db.tx import Tx
from cairn.errors import TooMany
from cairn.kit import clock
from cairn.kit.digest import digest

QUARTER_S = 900
LOGIN = ("login", 10, QUARTER_S)
"""Sign-in, registration and invites share this one, by address."""
PASSWORD_CHANGE = ("password_change", 5, QUARTER_S)
REAUTH = ("reauth", 10, QUARTER_S)
MFA = ("mfa", 5, QUARTER_S)
"""Codes, by address: the second step of a sign-in, and turning it on."""
MFA_DISABLE = ("mfa_disable", 5, QUARTER_S)
MFA_ACCOUNT = ("mfa_account", 10, 86_400)
"""Wrong codes for one account in a day, from wherever."""
FORGOT = ("forgot", 3, QUARTER_S)
FORGOT_ACCOUNT = ("forgot_account", 3, 3600)
"""Letters to one address; beyond them the answer is the same, and nothing is sent."""
RESET = ("reset", 5, QUARTER_S)
TOKENS = ("mcp_token", 5, QUARTER_S)
SSO = ("oidc", 30, QUARTER_S)
TRIP_INVITE = ("trip_invite", 30, QUARTER_S)
TEST_MAIL = ("test_mail", 5, QUARTER_S)
FREE_FAILURES = 5
"""Wrong passwords for one account before each next one has to wait: 1 s, 2 s, 4 s ... 900 s."""


def take(tx: Tx, limit: tuple[str, int, int], key: str) -> int:
    """Count an attempt of `(bucket, most, window in seconds)`; how many there were. Raises TooMany beyond the most."""
    bucket, most, window_s = limit
    now = clock.now()
    _forget_old(tx)
    # One statement, so that two replicas counting at once cannot both read the number before.
    tx.run(
        "INSERT INTO attempt (bucket, key, count, began_at, last_at) VALUES (?,?,1,?,?)"
        " ON CONFLICT (bucket, key) DO UPDATE SET last_at = excluded.last_at,"
        " count = CASE WHEN attempt.began_at <= ? THEN 1 ELSE attempt.count + 1 END,"
        " began_at = CASE WHEN attempt.began_at <= ? THEN excluded.began_at ELSE attempt.began_at END",
        bucket,
        key,
        clock.instant(now),
        clock.instant(now),
        *[clock.instant(now - timedelta(seconds=window_s))] * 2,
    )
    row = tx.one("SELECT count, began_at FROM attempt WHERE bucket = ? AND key = ?", bucket, key)
    assert row is not None
    count = int(str(row[0]))
    if count > most:
        ends = clock.parse_instant(str(row[1])) + timedelta(seconds=window_s)
        raise _too_many((ends - now).total_seconds())
    return count


def refuse_spent(tx: Tx, limit: tuple[str, int, int], key: str) -> None:
    """Raises TooMany, without counting, when there were as many as there may be."""
    bucket, most, window_s = limit
    now = clock.now()
    row = tx.one("SELECT count, began_at FROM attempt WHERE bucket = ? AND key = ?", bucket, key)
    if row is None or int(str(row[0])) < most:
        return
    ends = clock.parse_instant(str(row[1])) + timedelta(seconds=window_s)
    if ends > now:
        raise _too_many((ends - now).total_seconds())


def check_account(tx: Tx, key: str) -> None:
    """Raises TooMany while the account, existing or not, has to wait for its next password. `key`: `mail_key` of its
    address, or that of a device which it has been signed in on: that one's owner is not held up by strangers."""
    row = tx.one("SELECT count, last_at FROM attempt WHERE bucket = 'account' AND key = ?", key)
    if row is None or int(str(row[0])) < FREE_FAILURES:
        return
    pause = min(QUARTER_S, 2 ** (int(str(row[0])) - FREE_FAILURES))
    waits = clock.parse_instant(str(row[1])) + timedelta(seconds=pause) - clock.now()
    if waits > timedelta(0):
        raise _too_many(waits.total_seconds())


def failed(tx: Tx, key: str) -> None:
    """A wrong password for this account; an hour of quiet forgets them all."""
    row = tx.one("SELECT last_at FROM attempt WHERE bucket = 'account' AND key = ?", key)
    if row is None or str(row[0]) < clock.ago(hours=1):
        _put(tx, "account", key, 1)
    else:
        _bump(tx, "account", key)


def passed(tx: Tx, key: str) -> None:
    """The right password: nothing is held against the account any more."""
    tx.run("DELETE FROM attempt WHERE bucket = 'account' AND key = ?", key)


def address_key(address: str) -> str:
    """What an address counts as: an IPv6 one as its /64, since whoever has one address there has them all."""
    try:
        ip = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((ip, 64), strict=False)) if isinstance(ip, IPv6Address) else str(ip)


def mail_key(email: str) -> str:
    """What an address of mail counts as, without being kept."""
    return digest(email.strip().casefold())


def _put(tx: Tx, bucket: str, key: str, count: int) -> None:
    now = clock.instant()
    tx.run(
        "INSERT INTO attempt (bucket, key, count, began_at, last_at) VALUES (?,?,?,?,?)"
        " ON CONFLICT (bucket, key) DO UPDATE SET count = excluded.count, began_at = excluded.began_at,"
        " last_at = excluded.last_at",
        bucket,
        key,
        count,
        now,
        now,
    )


def _bump(tx: Tx, bucket: str, key: str) -> None:
    tx.run(
        "UPDATE attempt SET count = count + 1, last_at = ? WHERE bucket = ? AND key = ?", clock.instant(), bucket, key
    )


def _forget_old(tx: Tx) -> None:
    tx.run("DELETE FROM attempt WHERE last_at < ? AND bucket <> 'mfa_account'", clock.ago(hours=2))
    tx.run("DELETE FROM attempt WHERE last_at < ?", clock.ago(days=1))


def _too_many(seconds: float) -> TooMany:
    wait = max(1, int(seconds + 0.999))
    return TooMany("RATE_LIMITED", f"Too many attempts; try again in {wait} seconds.", {"retry_after": wait})
