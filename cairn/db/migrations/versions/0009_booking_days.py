"""Booking days."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009_booking_days"
down_revision = "0008_outbound"
branch_labels = None
depends_on = None


def upgrade() -> None:
    lists = sa.Text().with_variant(postgresql.JSON(astext_type=sa.Text()), "postgresql")
    op.add_column("booking", sa.Column("day_ids", lists, nullable=False, server_default="[]"))


def downgrade() -> None:
    raise NotImplementedError("Restore a backup instead: going back would lose what was written since.")
