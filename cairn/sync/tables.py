"""The log's own tables."""

from __future__ import annotations

from sqlalchemy import Column, PrimaryKeyConstraint, Table, UniqueConstraint

from cairn.db import schema

STREAM = Table(
    "stream",
    schema.metadata,
    Column("name", schema.STREAM, primary_key=True),
    Column("head", schema.INT, nullable=False),
    Column("horizon", schema.INT, nullable=False),
    Column("made_at", schema.INSTANT, nullable=False),
    sqlite_with_rowid=False,
)
"""`head` is the last number given; changes up to and including `horizon` are no longer kept."""

CHANGE = Table(
    "change",
    schema.metadata,
    Column("stream", schema.STREAM, nullable=False),
    Column("seq", schema.INT, nullable=False),
    Column("mutation_id", schema.ID, nullable=False),
    Column("actor", schema.STREAM, nullable=False),
    Column("at", schema.INSTANT, nullable=False),
    Column("verb", schema.TEXT, nullable=False),
    Column("diffs", schema.JSON_TEXT, nullable=False),
    Column("conflicts", schema.JSON_TEXT, nullable=False),
    Column("digest", schema.TEXT, nullable=False),
    PrimaryKeyConstraint("stream", "seq"),
    UniqueConstraint("stream", "mutation_id"),
    sqlite_with_rowid=False,
)
"""`digest` tells a mutation that is sent again from another one that carries its id."""

GONE = Table(
    "gone",
    schema.metadata,
    Column("stream", schema.STREAM, nullable=False),
    Column("kind", schema.STREAM, nullable=False),
    Column("id", schema.ID, nullable=False),
    PrimaryKeyConstraint("stream", "kind", "id"),
    sqlite_with_rowid=False,
)
"""Records that were here and were removed: a late edit of one is harmless (L7, L8), one of a stranger is refused."""
