"""The second factor: codes of an authenticator, backup codes, and the sign-in that waits for one of them."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta

import pyotp

from cairn.access.accounts import Account, account_from, columns
from cairn.access.vault import SECOND_FACTOR, Unreadable, Vault
from cairn.db.tx import Tx
from cairn.errors import BadRequest, Conflict, NotSignedIn, Unavailable
from cairn.kit import clock
from cairn.kit.digest import digest

STEP_S = 30
PENDING_S = 900
CHALLENGE_S = 300
CHALLENGE_TRIES = 5
COOKIE = "trek_mfa"
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: nothing that is read for something else."""
_READ_AS = str.maketrans("OIL", "011")
CODES, GROUPS, GROUP = 10, 4, 4


@dataclass(frozen=True, slots=True)
class State:
    is_on: bool
    codes_left: int


def state(tx: Tx, account_id: str) -> State:
    row = tx.one("SELECT enabled_at FROM second_factor WHERE account_id = ?", account_id)
    left = tx.one("SELECT COUNT(*) FROM backup_code WHERE account_id = ?", account_id)
    return State(row is not None and row[0] is not None, int(str(left[0])) if left else 0)


def is_on(tx: Tx, account_id: str) -> bool:
    return tx.one("SELECT 1 FROM second_factor WHERE account_id = ? AND enabled_at IS NOT NULL", account_id) is not None


def begin(tx: Tx, vault: Vault, account_id: str) -> str:
    """A new secret that waits for its first code; the one before it, never used, is gone. Raises Conflict when it is on."""
    if is_on(tx, account_id):
        raise Conflict("MFA_ON", "Two-factor sign-in is on already; turn it off first.")
    secret = pyotp.random_base32(32)
    tx.run("DELETE FROM second_factor WHERE account_id = ?", account_id)
    tx.run(
        "INSERT INTO second_factor (account_id, secret, begun_at, last_step) VALUES (?,?,?,0)",
        account_id,
        vault.seal(SECOND_FACTOR, account_id, secret),
        clock.instant(),
    )
    return secret


def uri(secret: str, email: str) -> str:
    """What an authenticator scans."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name="Cairn")


def prove_new(tx: Tx, vault: Vault, account_id: str, code: str) -> None:
    """Take the first code of a secret that waits for it. Raises BadRequest, and NotSignedIn for a wrong one."""
    row = tx.one(
        "SELECT 1 FROM second_factor WHERE account_id = ? AND enabled_at IS NULL AND begun_at > ?",
        account_id,
        clock.ago(seconds=PENDING_S),
    )
    if row is None:
        raise BadRequest("MFA_NOT_BEGUN", "Nothing waits for a code: POST /api/auth/mfa/setup first.")
    if not _take_totp(tx, vault, account_id, code):
        raise wrong_code()


def enable(tx: Tx, account_id: str, hashes: list[tuple[str, str]]) -> None:
    """Turn it on, once its first code was right, and put the backup codes in place."""
    tx.run("UPDATE second_factor SET enabled_at = ? WHERE account_id = ?", clock.instant(), account_id)
    replace_codes(tx, account_id, hashes)


def disable(tx: Tx, account_id: str) -> None:
    for table in ("second_factor", "backup_code", "challenge"):
        tx.run(f"DELETE FROM {table} WHERE account_id = ?", account_id)


def take_totp(tx: Tx, vault: Vault, account_id: str, code: str) -> bool:
    """Is this a code of now, of the half minute before or after, and later than the last one taken?"""
    return is_on(tx, account_id) and _take_totp(tx, vault, account_id, code)


def _take_totp(tx: Tx, vault: Vault, account_id: str, code: str) -> bool:
    row = tx.one("SELECT secret, last_step FROM second_factor WHERE account_id = ?", account_id)
    digits = "".join(code.split())
    if row is None or len(digits) != 6 or not (digits.isascii() and digits.isdigit()):
        return False
    try:
        totp = pyotp.TOTP(vault.open(SECOND_FACTOR, account_id, str(row[0])))
    except Unreadable:
        raise Unavailable(
            "SECRET_UNREADABLE",
            "This server cannot read the two-factor secret: its ENCRYPTION_KEY is another. Use a backup code, or ask the host.",
        ) from None
    now = int(clock.now().timestamp()) // STEP_S
    # Every candidate is compared, so that the time taken tells nothing.
    right = [step for step in (now - 1, now, now + 1) if hmac.compare_digest(totp.generate_otp(step), digits)]
    step = max(right, default=0)
    # In one statement: of two requests with one code, one is the first.
    sql = "UPDATE second_factor SET last_step = ? WHERE account_id = ? AND last_step < ?"
    return step > 0 and tx.run(sql, step, account_id, step) == 1


# --- backup codes ------------------------------------------------------------------------------------------------


def new_codes() -> list[str]:
    """Ten of them, as `ABCD-EFGH-JKMN-PQRS`: the first group finds it, the other sixty bits prove it."""
    codes: dict[str, str] = {}
    while len(codes) < CODES:
        code = "".join(secrets.choice(_ALPHABET) for _ in range(GROUPS * GROUP))
        codes[code[:GROUP]] = code
    return ["-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP)) for code in codes.values()]


def split_code(text: str) -> tuple[str, str] | None:
    """(handle, rest) of a backup code however it was typed; None for what cannot be one."""
    plain = "".join(letter for letter in text.upper() if letter.isalnum()).translate(_READ_AS)
    return (plain[:GROUP], plain[GROUP:]) if len(plain) == GROUPS * GROUP else None


def code_hash(tx: Tx, account_id: str, handle: str) -> str | None:
    row = tx.one("SELECT hash FROM backup_code WHERE account_id = ? AND handle = ?", account_id, handle)
    return None if row is None else str(row[0])


def spend_code(tx: Tx, account_id: str, handle: str) -> bool:
    """Use it up; False when somebody else has just done so."""
    return tx.run("DELETE FROM backup_code WHERE account_id = ? AND handle = ?", account_id, handle) == 1


def replace_codes(tx: Tx, account_id: str, hashes: list[tuple[str, str]]) -> None:
    """`hashes`: (handle, hash of the rest)."""
    tx.run("DELETE FROM backup_code WHERE account_id = ?", account_id)
    for handle, hashed in hashes:
        tx.run("INSERT INTO backup_code (account_id, handle, hash) VALUES (?,?,?)", account_id, handle, hashed)


# --- the sign-in that waits --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who has given the right password, and whether the device is to be remembered."""

    account: Account
    remember: bool | None
    hash: str


def challenge(tx: Tx, account_id: str, remember: bool | None) -> tuple[str, str]:
    """(token, cookie) of a sign-in that waits for its second factor: five minutes, five tries, one browser."""
    now = clock.now()
    tx.run("DELETE FROM challenge WHERE expires_at < ?", clock.instant(now))
    token, cookie = secrets.token_hex(32), secrets.token_hex(32)
    tx.run(
        "INSERT INTO challenge (hash, cookie_hash, account_id, password_version, remember, tries, expires_at)"
        " SELECT ?, ?, id, password_version, ?, 0, ? FROM account WHERE id = ?",
        digest(token),
        digest(cookie),
        remember,
        clock.instant(now + timedelta(seconds=CHALLENGE_S)),
        account_id,
    )
    return token, cookie


def awaited(tx: Tx, token: str, cookie: str) -> Waiting:
    """Count a try of it. Raises NotSignedIn when it is over, was spent, or is another browser's."""
    hashed = digest(token)
    tx.run("UPDATE challenge SET tries = tries + 1 WHERE hash = ?", hashed)
    row = tx.one(
        f"SELECT c.remember, {columns('a.')} FROM challenge c JOIN account a ON a.id = c.account_id"
        " WHERE c.hash = ? AND c.cookie_hash = ? AND c.expires_at > ? AND c.tries <= ?"
        " AND c.password_version = a.password_version",
        hashed,
        digest(cookie),
        clock.instant(),
        CHALLENGE_TRIES,
    )
    if row is None:
        over = NotSignedIn("This sign-in is over. Begin again with your password.")
        over.code = "MFA_CHALLENGE_OVER"
        raise over
    return Waiting(account_from(row[1:]), None if row[0] is None else bool(row[0]), hashed)


def met(tx: Tx, waiting: Waiting) -> None:
    """The factor was right: spend the challenge. Raises NotSignedIn when another request was first."""
    if tx.run("DELETE FROM challenge WHERE hash = ?", waiting.hash) != 1:
        raise wrong_code()


def wrong_code() -> NotSignedIn:
    wrong = NotSignedIn("The code is wrong, or was used before.")
    wrong.code = "WRONG_CODE"
    return wrong
