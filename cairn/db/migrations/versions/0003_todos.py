"""Todos."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003_todos"
down_revision = "0002_attempts_and_proofs"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "todo",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("due_on", sa.String(length=10).with_variant(sa.Date(), "postgresql"), nullable=True),
        sa.Column("priority", sa.BigInteger(), nullable=False),
        sa.Column(
            "assignee_ids", sa.Text().with_variant(postgresql.JSON(astext_type=sa.Text()), "postgresql"), nullable=False
        ),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_todo")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    raise NotImplementedError("Restore a backup instead: going back would lose what was written since.")
