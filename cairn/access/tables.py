"""Accounts and their sessions. Not in the log: secrets have no history."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, false

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
    Column("method", schema.TEXT, nullable=False, server_default="password"),
    Column("has_factor", schema.BOOL, nullable=False, server_default=false()),
)
"""A row per device that is signed in; the cookie is worthless without it. `proved_at`: when whoever sits there last proved
who they are. `method`: how they signed in; `has_factor`: with more than a password."""

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

SECRET = Table(
    "secret",
    schema.metadata,
    Column("name", schema.TEXT, primary_key=True),
    Column("secret", schema.TEXT, nullable=False),
)
"""Secrets of other services that the host has set in the product, sealed."""

RESET_TOKEN = Table(
    "reset_token",
    schema.metadata,
    Column("hash", schema.TEXT, primary_key=True),
    Column("account_id", schema.ID, ForeignKey("account.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("password_version", schema.INT, nullable=False),
    Column("tries", schema.INT, nullable=False),
    Column("expires_at", schema.INSTANT, nullable=False),
)
"""The way back for whoever forgot the password: one an account, the newest."""

PASSKEY = Table(
    "passkey",
    schema.metadata,
    Column("id", schema.ID, primary_key=True),
    Column("account_id", schema.ID, ForeignKey("account.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("credential", schema.TEXT, nullable=False, unique=True),
    Column("public_key", schema.TEXT, nullable=False),
    Column("sign_count", schema.INT, nullable=False),
    Column("name", schema.TEXT, nullable=False),
    Column("is_synced", schema.BOOL, nullable=False),
    Column("is_suspect", schema.BOOL, nullable=False),
    Column("created_at", schema.INSTANT, nullable=False),
    Column("last_used_at", schema.INSTANT),
)
"""A passkey: what checks its signatures. `is_suspect`: its counter went back, as that of a copy would; it opens nothing."""

PASSKEY_CHALLENGE = Table(
    "passkey_challenge",
    schema.metadata,
    Column("hash", schema.TEXT, primary_key=True),
    Column("purpose", schema.TEXT, nullable=False),
    Column("account_id", schema.ID, ForeignKey("account.id", ondelete="CASCADE")),
    Column("expires_at", schema.INSTANT, nullable=False),
)
"""A question a passkey is to sign, once, within five minutes."""

IDENTITY = Table(
    "identity",
    schema.metadata,
    Column("issuer", schema.TEXT, primary_key=True),
    Column("subject", schema.TEXT, primary_key=True),
    Column("account_id", schema.ID, ForeignKey("account.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("email", schema.TEXT, nullable=False),
    Column("linked_at", schema.INSTANT, nullable=False),
)
"""Who an account is at the single sign-on; `email` is what was said when it was linked."""

SSO_FLOW = Table(
    "sso_flow",
    schema.metadata,
    Column("hash", schema.TEXT, primary_key=True),
    Column("cookie_hash", schema.TEXT, nullable=False),
    Column("purpose", schema.TEXT, nullable=False),
    Column("memory", schema.TEXT, nullable=False),
    Column("account_id", schema.ID, ForeignKey("account.id", ondelete="CASCADE")),
    Column("expires_at", schema.INSTANT, nullable=False),
    Index("ix_sso_flow_expires_at", "expires_at"),
)
"""A sign-in that is away at the provider, or that has come back and waits to be confirmed; `memory` is JSON."""

API_TOKEN = Table(
    "api_token",
    schema.metadata,
    Column("id", schema.ID, primary_key=True),
    Column("account_id", schema.ID, ForeignKey("account.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", schema.TEXT, nullable=False),
    Column("beginning", schema.TEXT, nullable=False),
    Column("hash", schema.TEXT, nullable=False, unique=True),
    Column("scopes", schema.TEXT, nullable=False),
    Column("created_at", schema.INSTANT, nullable=False),
    Column("expires_at", schema.INSTANT, nullable=False),
    Column("last_used_at", schema.INSTANT),
    Column("last_address", schema.TEXT),
)
"""A key for a script: `scopes` by space; `beginning` is what its owner knows it by."""

INVITE = Table(
    "invite",
    schema.metadata,
    Column("id", schema.ID, primary_key=True),
    Column("hash", schema.TEXT, nullable=False, unique=True),
    Column("beginning", schema.TEXT, nullable=False),
    Column("max_uses", schema.INT, nullable=False),
    Column("used_count", schema.INT, nullable=False),
    Column("email", schema.TEXT),
    Column("trip_id", schema.ID),
    Column("role", schema.TEXT),
    Column("opens_account", schema.BOOL, nullable=False),
    Column("created_by", schema.ID, ForeignKey("account.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", schema.INSTANT, nullable=False),
    Column("expires_at", schema.INSTANT, nullable=False),
    Index("ix_invite_trip_id", "trip_id"),
)
"""A link: to an account here if it `opens_account`, to a trip if it names one, or to both. `max_uses` 0: as often as one
likes until it is over."""

REPLY = Table(
    "reply",
    schema.metadata,
    Column("hash", schema.TEXT, primary_key=True),
    Column("account_id", schema.ID, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("body_hash", schema.TEXT),
    Column("status", schema.INT),
    Column("answer", schema.TEXT),
    Column("created_at", schema.INSTANT, nullable=False),
    Index("ix_reply_created_at", "created_at"),
)
"""What was answered to a request that bore a key, sealed, in case it comes twice. Without a `status` it is under way."""
