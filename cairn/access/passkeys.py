"""Passkeys: questions that a device signs with a key it never gives away."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from cairn.access.accounts import Account
from cairn.access.policy import Party
from cairn.db.tx import Row, Tx
from cairn.errors import BadRequest, Conflict, NotFound, NotSignedIn
from cairn.kit import clock
from cairn.kit.ids import new_id

Purpose = Literal["register", "login", "reauth"]
LASTS_S = 300
MOST = 20
_COLUMNS = "id, account_id, credential, public_key, sign_count, name, is_synced, is_suspect, created_at, last_used_at"


@dataclass(frozen=True, slots=True)
class Passkey:
    """`credential` and `public_key` in base64url. `is_synced`: it is in a keychain that several devices share."""

    id: str
    account_id: str
    credential: str
    public_key: str
    sign_count: int
    name: str
    is_synced: bool
    is_suspect: bool
    created_at: str
    last_used_at: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """What a device has answered to the first question."""

    credential: str
    public_key: str
    sign_count: int
    is_synced: bool


class Copied(Exception):
    """The counter went back: there may be a copy of this key."""


def of_account(tx: Tx, account_id: str) -> list[Passkey]:
    rows = tx.all(f"SELECT {_COLUMNS} FROM passkey WHERE account_id = ? ORDER BY created_at, id", account_id)
    return [_passkey(row) for row in rows]


def by_credential(tx: Tx, credential: str) -> Passkey | None:
    row = tx.one(f"SELECT {_COLUMNS} FROM passkey WHERE credential = ?", credential)
    return None if row is None else _passkey(row)


def creation_options(tx: Tx, party: Party, account: Account) -> dict[str, object]:
    """What `navigator.credentials.create` is asked. Raises Conflict when there are enough."""
    known = of_account(tx, account.id)
    if len(known) >= MOST:
        raise Conflict("PASSKEYS_FULL", f"An account has at most {MOST} passkeys; remove one first.")
    options = generate_registration_options(
        rp_id=party.id,
        rp_name="Cairn",
        user_name=account.email,
        user_id=account.id.encode(),
        user_display_name=account.display_name,
        challenge=_ask(tx, "register", account.id),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(base64url_to_bytes(one.credential)) for one in known],
    )
    return _as_json(options_to_json(options))


def request_options(tx: Tx, party: Party, purpose: Purpose, account_id: str | None) -> dict[str, object]:
    """What `navigator.credentials.get` is asked. Before anybody has said who they are no key is named: that would tell
    who has one."""
    known = of_account(tx, account_id) if account_id else []
    options = generate_authentication_options(
        rp_id=party.id,
        challenge=_ask(tx, purpose, account_id),
        user_verification=UserVerificationRequirement.REQUIRED,
        allow_credentials=[PublicKeyCredentialDescriptor(base64url_to_bytes(one.credential)) for one in known] or None,
    )
    return _as_json(options_to_json(options))


def claim(tx: Tx, response: dict[str, object], purpose: Purpose, account_id: str | None) -> bytes:
    """The challenge that this answers, used up before anything of the answer is believed. Raises NotSignedIn."""
    challenge = _challenge_of(response)
    row = tx.one("SELECT purpose, account_id, expires_at FROM passkey_challenge WHERE hash = ?", _hash(challenge))
    if row is None or tx.run("DELETE FROM passkey_challenge WHERE hash = ?", _hash(challenge)) != 1:
        raise wrong()
    if row[0] != purpose or (None if row[1] is None else str(row[1])) != account_id or str(row[2]) < clock.instant():
        raise wrong()
    return challenge


def judge_new(party: Party, response: dict[str, object], challenge: bytes) -> Made:
    """The key that was made. Raises BadRequest."""
    try:
        found = verify_registration_response(
            credential=response,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=list(party.origins),
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as problem:
        raise BadRequest("PASSKEY_REFUSED", f"This passkey cannot be used here: {problem}.") from None
    return Made(
        bytes_to_base64url(found.credential_id),
        bytes_to_base64url(found.credential_public_key),
        found.sign_count,
        found.credential_backed_up,
    )


def keep(tx: Tx, account_id: str, made: Made, name: str) -> None:
    """Raises Conflict when it is there already."""
    taken = not tx.run(
        "INSERT INTO passkey (id, account_id, credential, public_key, sign_count, name, is_synced, is_suspect,"
        " created_at, last_used_at) VALUES (?,?,?,?,?,?,?,?,?,NULL) ON CONFLICT DO NOTHING",
        new_id(),
        account_id,
        made.credential,
        made.public_key,
        made.sign_count,
        name,
        made.is_synced,
        False,
        clock.instant(),
    )
    if taken:
        raise Conflict("PASSKEY_KNOWN", "This passkey is there already.")


def judge(party: Party, passkey: Passkey | None, response: dict[str, object], challenge: bytes) -> int:
    """The new count of a passkey that has signed the challenge. Raises NotSignedIn, and Copied for a count gone back."""
    if passkey is None or passkey.is_suspect:
        raise wrong()
    try:
        found = verify_authentication_response(
            credential=response,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=list(party.origins),
            credential_public_key=base64url_to_bytes(passkey.public_key),
            # The library would refuse a count that went back like any other fault; it is told apart below.
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        raise wrong() from None
    if found.new_sign_count <= passkey.sign_count and (found.new_sign_count or passkey.sign_count):
        raise Copied
    return found.new_sign_count


def used(tx: Tx, passkey: Passkey, count: int) -> None:
    """Of two requests with one answer, the challenge let one through; the count only ever grows."""
    tx.run("UPDATE passkey SET sign_count = ?, last_used_at = ? WHERE id = ?", count, clock.instant(), passkey.id)


def suspect(tx: Tx, passkey: Passkey) -> None:
    """It opens nothing until its owner, signed in another way, says that it is theirs."""
    tx.run("UPDATE passkey SET is_suspect = ? WHERE id = ?", True, passkey.id)


def rename(tx: Tx, account_id: str, id: str, name: str) -> None:
    """Raises NotFound, for anybody else's too."""
    if not tx.run("UPDATE passkey SET name = ? WHERE id = ? AND account_id = ?", name, id, account_id):
        raise _unknown(id)


def trust(tx: Tx, account_id: str, id: str) -> None:
    """It is no copy after all. Raises NotFound."""
    sql = "UPDATE passkey SET is_suspect = ?, sign_count = 0 WHERE id = ? AND account_id = ?"
    if not tx.run(sql, False, id, account_id):
        raise _unknown(id)


def remove(tx: Tx, account_id: str, id: str) -> None:
    """Raises NotFound."""
    if not tx.run("DELETE FROM passkey WHERE id = ? AND account_id = ?", id, account_id):
        raise _unknown(id)


def remove_all(tx: Tx, account_id: str) -> int:
    return tx.run("DELETE FROM passkey WHERE account_id = ?", account_id)


def wrong() -> NotSignedIn:
    """The one answer, whatever was wrong."""
    error = NotSignedIn("This passkey does not open anything here.")
    error.code = "WRONG_PASSKEY"
    return error


def credential_of(response: dict[str, object]) -> str:
    """The id of the key in an answer, in our spelling of base64url."""
    try:
        return bytes_to_base64url(base64url_to_bytes(str(response["rawId"])))
    except (KeyError, ValueError):
        return ""


def _challenge_of(response: dict[str, object]) -> bytes:
    inner = response.get("response")
    try:
        assert isinstance(inner, dict)
        told = json.loads(base64url_to_bytes(str(inner["clientDataJSON"])))
        return base64url_to_bytes(str(told["challenge"]))
    except (AssertionError, KeyError, TypeError, ValueError):
        raise wrong() from None


def _ask(tx: Tx, purpose: Purpose, account_id: str | None) -> bytes:
    now = clock.now()
    tx.run("DELETE FROM passkey_challenge WHERE expires_at < ?", clock.instant(now))
    challenge = secrets.token_bytes(32)
    tx.run(
        "INSERT INTO passkey_challenge (hash, purpose, account_id, expires_at) VALUES (?,?,?,?)",
        _hash(challenge),
        purpose,
        account_id,
        clock.instant(now + timedelta(seconds=LASTS_S)),
    )
    return challenge


def _as_json(text: str) -> dict[str, object]:
    found = json.loads(text)
    assert isinstance(found, dict)
    return found


def _passkey(row: Row) -> Passkey:
    id, account_id, credential, public_key, count, name, is_synced, is_suspect, created_at, last_used_at = row
    return Passkey(
        str(id),
        str(account_id),
        str(credential),
        str(public_key),
        int(str(count)),
        str(name),
        bool(is_synced),
        bool(is_suspect),
        str(created_at),
        None if last_used_at is None else str(last_used_at),
    )


def _unknown(id: str) -> NotFound:
    return NotFound("NOT_FOUND", "There is no such passkey.", {"id": id})


def _hash(challenge: bytes) -> str:
    return hashlib.sha256(challenge).hexdigest()
