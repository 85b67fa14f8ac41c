"""The table behind the bytes of attachments. Not in the log: a half-arrived upload has no history."""

from __future__ import annotations

from sqlalchemy import Column, Table

from cairn.db import schema

BLOB = Table(
    "blob",
    schema.metadata,
    Column("id", schema.ID, primary_key=True),
    Column("trip_id", schema.ID, nullable=False, index=True),
    Column("account_id", schema.ID, nullable=False, index=True),
    Column("name", schema.TEXT, nullable=False),
    Column("size", schema.INT, nullable=False),
    Column("received", schema.INT, nullable=False),
    Column("keeps_location", schema.BOOL, nullable=False),
    Column("has_record", schema.BOOL, nullable=False),
    Column("media_type", schema.TEXT),
    Column("has_preview", schema.BOOL, nullable=False),
    Column("sha256", schema.TEXT),
    Column("touched_at", schema.INSTANT, nullable=False),
    Column("stored_at", schema.INSTANT),
)
"""The id is the attachment's; `has_record`: whoever sends the bytes writes the record, before or after them.
`stored_at` is null until every byte is here and has been looked into."""
