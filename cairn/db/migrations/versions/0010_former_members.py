"""Former members."""

import sqlalchemy as sa
from alembic import op

revision = "0010_former_members"
down_revision = "0009_booking_days"
branch_labels = None
depends_on = None


def upgrade() -> None:
    uuid = sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql")
    op.add_column("member", sa.Column("former_account_id", uuid, nullable=True))
    op.create_index("ix_member_former_account_id", "member", ["former_account_id"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("Restore a backup instead: going back would lose what was written since.")
