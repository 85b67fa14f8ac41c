"""What was answered to requests that bore a key: whoever asks twice, because the answer was lost, is answered twice, and
it is done once."""

from __future__ import annotations

from dataclasses import dataclass

from cairn.access.vault import ANSWER, Unreadable, Vault
from cairn.db.tx import Tx
from cairn.errors import Conflict
from cairn.kit import clock
from cairn.kit.digest import digest

UNDER_WAY_S = 120
"""How long a request may be under way; after that its server is taken for dead, and the next one with the key is done."""


@dataclass(frozen=True, slots=True)
class Kept:
    """`body_hash` is of the request, where it is comparable; `answer` None: it is done, and what was said is not kept."""

    body_hash: str | None
    status: int
    answer: bytes | None


def name_of(account_id: str, method: str, path: str, key: str) -> str:
    """The same key of somebody else, or on another way, is another key."""
    return digest("\n".join((account_id, method, path, key)))


def reserve(tx: Tx, vault: Vault, name: str, account_id: str, keep_s: int) -> Kept | None:
    """None: go on, it is yours to do. Else what was answered. Raises Conflict while another is at it."""
    tx.run("DELETE FROM reply WHERE created_at < ?", clock.ago(seconds=keep_s))
    tx.run("DELETE FROM reply WHERE status IS NULL AND created_at < ?", clock.ago(seconds=UNDER_WAY_S))
    sql = "INSERT INTO reply (hash, account_id, created_at) VALUES (?,?,?) ON CONFLICT DO NOTHING"
    if tx.run(sql, name, account_id, clock.instant()):
        return None
    row = tx.one("SELECT body_hash, status, answer FROM reply WHERE hash = ?", name)
    if row is None or row[1] is None:
        raise Conflict("UNDER_WAY", "The same request is being worked at; ask again in a moment.", {"retry_after": 1})
    answer = None
    if row[2] is not None:
        try:
            answer = vault.open(ANSWER, name, str(row[2])).encode()
        except Unreadable:
            answer = None
    return Kept(None if row[0] is None else str(row[0]), int(str(row[1])), answer)


def done(tx: Tx, vault: Vault, name: str, kept: Kept) -> None:
    """Keep what was answered."""
    tx.run(
        "UPDATE reply SET body_hash = ?, status = ?, answer = ? WHERE hash = ?",
        kept.body_hash,
        kept.status,
        None if kept.answer is None else vault.seal(ANSWER, name, kept.answer.decode()),
        name,
    )


def release(tx: Tx, name: str) -> None:
    """It was not done: the key is free again."""
    tx.run("DELETE FROM reply WHERE hash = ?", name)
