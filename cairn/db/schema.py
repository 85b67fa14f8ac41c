"""Column types that are right on both databases, and the one MetaData that migrations compare against.

Values travel in their wire form (text for ids, dates and instants), so SQLite keeps readable text and PostgreSQL its
own types.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Float, Integer, LargeBinary, MetaData, String, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ID: TypeEngine[str] = String(36).with_variant(postgresql.UUID(as_uuid=False), "postgresql")
DATE: TypeEngine[str] = String(10).with_variant(Date(), "postgresql")
INSTANT: TypeEngine[str] = String(27).with_variant(DateTime(timezone=True), "postgresql")
JSON_TEXT: TypeEngine[str] = Text().with_variant(postgresql.JSON(), "postgresql")
STREAM: TypeEngine[str] = String(60)
BOOL = Boolean()
INT = BigInteger()
SMALL = Integer()
FLOAT = Float(53)
TEXT = Text()
BYTES = LargeBinary()
