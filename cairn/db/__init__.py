"""The database room: schema, migrations, one writer, a few readers.

SQLAlchemy declares the tables and holds the connections; queries are SQL text with `?` marks that both SQLite and
PostgreSQL understand, run on the driver itself, because every statement through SQLAlchemy Core costs ten times the
driver's own time and the log writes four of them per change (docs/decisions/0002-plain-sql-under-generated-tables.md).
"""

import sqlite3

import psycopg
import sqlalchemy.exc

from cairn.db.engine import Database, open_database
from cairn.db.tx import Row, Tx

OUTAGES = (sqlite3.OperationalError, psycopg.OperationalError, sqlalchemy.exc.OperationalError)
"""The database is away, or its disk is full: nothing was written, and asking again later may work."""

__all__ = ["OUTAGES", "Database", "Row", "Tx", "open_database"]
