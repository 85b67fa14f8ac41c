"""Attempts and proofs."""

import sqlalchemy as sa
from alembic import op

revision = "0002_attempts_and_proofs"
down_revision = "0001_initial"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attempt",
        sa.Column("bucket", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column(
            "began_at", sa.String(length=27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False
        ),
        sa.Column(
            "last_at", sa.String(length=27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False
        ),
        sa.PrimaryKeyConstraint("bucket", "key", name=op.f("pk_attempt")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("address", sa.Text(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "proved_at", sa.String(length=27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=True
            )
        )


def downgrade() -> None:
    raise NotImplementedError("Restore a backup instead: going back would lose what was written since.")
