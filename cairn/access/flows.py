"""A sign-in that is away at the provider, and one that has come back and waits: bound to one browser, used once."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from cairn.db.tx import Tx
from cairn.kit import clock
from cairn.kit.digest import digest

Purpose = Literal["away", "confirm"]
LASTS_S = 600
COOKIE = "trek_oidc_state"
MOST = 10_000


def begin(tx: Tx, purpose: Purpose, memory: Mapping[str, str], account_id: str | None = None) -> tuple[str, str]:
    """(key, cookie) of a new flow. Beyond ten thousand the oldest make room: nobody can fill the table."""
    now = clock.now()
    tx.run("DELETE FROM sso_flow WHERE expires_at < ?", clock.instant(now))
    count = tx.one("SELECT COUNT(*) FROM sso_flow")
    if count is not None and int(str(count[0])) >= MOST:
        tx.run("DELETE FROM sso_flow WHERE hash IN (SELECT hash FROM sso_flow ORDER BY expires_at LIMIT 100)")
    key, cookie = secrets.token_hex(32), secrets.token_hex(32)
    tx.run(
        "INSERT INTO sso_flow (hash, cookie_hash, purpose, memory, account_id, expires_at) VALUES (?,?,?,?,?,?)",
        digest(key),
        digest(cookie),
        purpose,
        json.dumps(dict(memory)),
        account_id,
        clock.instant(now + timedelta(seconds=LASTS_S)),
    )
    return key, cookie


def finish(tx: Tx, purpose: Purpose, key: str, cookie: str) -> tuple[dict[str, str], str | None] | None:
    """(memory, account) of a flow, which is over with that; None for one that is over, used, or another browser's."""
    row = tx.one(
        "SELECT memory, account_id FROM sso_flow WHERE hash = ? AND cookie_hash = ? AND purpose = ? AND expires_at > ?",
        digest(key),
        digest(cookie),
        purpose,
        clock.instant(),
    )
    if row is None or tx.run("DELETE FROM sso_flow WHERE hash = ?", digest(key)) != 1:
        return None
    return json.loads(str(row[0])), None if row[1] is None else str(row[1])
