"""Every table of the product on the one MetaData: what migrations are compared with."""

from __future__ import annotations

from sqlalchemy import MetaData

from cairn.access import tables as access_tables
from cairn.db.schema import metadata
from cairn.domain import blobs
from cairn.domain.registry import REGISTRY
from cairn.sync import tables as log_tables


def all_tables() -> MetaData:
    """The complete schema."""
    REGISTRY.declare_tables()
    assert access_tables.ACCOUNT.metadata is metadata
    assert log_tables.CHANGE.metadata is metadata
    assert blobs.BLOB.metadata is metadata
    return metadata
