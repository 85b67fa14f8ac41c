"""The database room: schema, migrations, one writer, a few readers.

SQLAlchemy declares the tables and holds the connections; queries are SQL text with `?` marks that both SQLite and
PostgreSQL understand, run on the driver itself, because every statement through SQLAlchemy Core costs ten times the
driver's own time and the log writes four of them per change (docs/decisions/0002-sql-on-the-driver.md).
"""

from cairn.db.engine import Database, open_database
from cairn.db.tx import Row, Tx

__all__ = ["Database", "Row", "Tx", "open_database"]
