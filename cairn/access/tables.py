"""Accounts and their sessions. Not in the log: secrets have no history."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from cairn.db import schema

ACCOUNT = Table(
    "account",
    schema.metadata,
    Column("id", schema.ID, primary_key=True),
    Column("username", schema.TEXT, nullable=False),
    Column("username_key", schema.TEXT, nullable=False, unique=True),
    Column("display_name", schema.TEXT, nullable=False),
    Column("email", schema.TEXT, nullable=False),
    Column("email_key", schema.TEXT, nullable=False, unique=True),
    Column("password_hash", schema.TEXT, nullable=False),
    Column("password_version", schema.INT, nullable=False),
    Column("role", schema.TEXT, nullable=False),
    Column("avatar", schema.TEXT),
    Column("must_change_password", schema.BOOL, nullable=False),
    Column("created_at", schema.INSTANT, nullable=False),
)
"""The `_key` columns hold the case-folded form: two people cannot differ by capitals alone."""

SESSION = Table(
    "session",
    schema.metadata,
    Column("id", schema.ID, primary_key=True),
    Column("account_id", schema.ID, ForeignKey("account.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", schema.INSTANT, nullable=False),
    Column("last_seen_at", schema.INSTANT, nullable=False),
    Column("expires_at", schema.INSTANT, nullable=False),
    Column("user_agent", schema.TEXT, nullable=False),
    Column("address", schema.TEXT),
    Column("proved_at", schema.INSTANT),
)
"""A row per device that is signed in; the cookie is worthless without it. `proved_at`: when the password was last given."""

ONE_USE_TOKEN = Table(
    "one_use_token",
    schema.metadata,
    Column("hash", schema.TEXT, primary_key=True),
    Column("purpose", schema.TEXT, nullable=False),
    Column("account_id", schema.ID, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("session_id", schema.ID, ForeignKey("session.id", ondelete="CASCADE"), nullable=False),
    Column("expires_at", schema.INSTANT, nullable=False),
)
"""Short-lived keys to one door, in the database because another replica may stand behind it."""

APP_SETTING = Table(
    "app_setting",
    schema.metadata,
    Column("key", schema.TEXT, primary_key=True),
    Column("value", schema.TEXT, nullable=False),
)
"""What the host sets in the product rather than in the environment."""

ATTEMPT = Table(
    "attempt",
    schema.metadata,
    Column("bucket", schema.TEXT, primary_key=True),
    Column("key", schema.TEXT, primary_key=True),
    Column("count", schema.INT, nullable=False),
    Column("began_at", schema.INSTANT, nullable=False),
    Column("last_at", schema.INSTANT, nullable=False),
)
"""A window per bucket and key, from its first attempt on."""

OUTBOUND = Table(
    "outbound",
    schema.metadata,
    Column("id", schema.ID, primary_key=True),
    Column("at", schema.INSTANT, nullable=False),
    Column("provider", schema.TEXT, nullable=False),
    Column("why", schema.TEXT, nullable=False),
    Column("method", schema.TEXT, nullable=False),
    Column("host", schema.TEXT, nullable=False),
    Column("outcome", schema.TEXT, nullable=False),
    Column("status", schema.INT),
    Column("took_ms", schema.INT, nullable=False),
    Column("size_bytes", schema.INT, nullable=False),
    Column("account_id", schema.ID),
    Index("ix_outbound_at", "at"),
)
"""Every request that left, or was kept from leaving, newest last. Never its path, which may hold what was searched for."""

SECOND_FACTOR = Table(
    "second_factor",
    schema.metadata,
    Column("account_id", schema.ID, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
    Column("secret", schema.TEXT, nullable=False),
    Column("begun_at", schema.INSTANT, nullable=False),
    Column("enabled_at", schema.INSTANT),
    Column("last_step", schema.INT, nullable=False),
)
"""An authenticator's secret, sealed. Until `enabled_at` it waits for its first code; `last_step` is the last half minute
whose code was taken: none is taken twice."""

BACKUP_CODE = Table(
    "backup_code",
    schema.metadata,
    Column("account_id", schema.ID, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
    Column("handle", schema.TEXT, primary_key=True),
    Column("hash", schema.TEXT, nullable=False),
)
"""Codes for when the authenticator is lost: found by their first group, proved by the rest, gone when used."""

CHALLENGE = Table(
    "challenge",
    schema.metadata,
    Column("hash", schema.TEXT, primary_key=True),
    Column("cookie_hash", schema.TEXT, nullable=False),
    Column("account_id", schema.ID, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("password_version", schema.INT, nullable=False),
    Column("remember", schema.BOOL),
    Column("tries", schema.INT, nullable=False),
    Column("expires_at", schema.INSTANT, nullable=False),
)
"""A sign-in whose password was right and whose second factor is awaited, in the browser that holds the cookie."""

AUDIT = Table(
    "audit",
    schema.metadata,
    Column("id", schema.INT, primary_key=True, autoincrement=False),
    Column("at", schema.INSTANT, nullable=False),
    Column("action", schema.TEXT, nullable=False),
    Column("is_success", schema.BOOL, nullable=False),
    Column("account_id", schema.ID),
    Column("account_name", schema.TEXT),
    Column("address", schema.TEXT, nullable=False),
    Column("user_agent", schema.TEXT, nullable=False),
    Column("resource", schema.TEXT),
    Column("details", schema.TEXT, nullable=False),
    Column("hash", schema.TEXT, nullable=False),
    Index("ix_audit_at", "at"),
)
"""What was done to accounts and to the instance. Numbered without gaps; `hash` is of the row and the hash before it. The
name of the account is kept as it was, for the account may go."""
