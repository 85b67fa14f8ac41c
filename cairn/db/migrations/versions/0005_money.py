"""Money."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005_money"
down_revision = "0004_bookings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "budget",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("is_per_person", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_budget")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "expense",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("spent_on", sa.String(length=10).with_variant(sa.Date(), "postgresql"), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("rate", sa.Float(precision=53), nullable=True),
        sa.Column("rate_source", sa.Text(), nullable=True),
        sa.Column("split", sa.Text(), nullable=False),
        sa.Column("booking_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=True),
        sa.Column("stay_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=True),
        sa.ForeignKeyConstraint(
            ["stream", "booking_id"],
            ["booking.stream", "booking.id"],
            name="fk_expense_booking_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["stream", "stay_id"],
            ["stay.stream", "stay.id"],
            name="fk_expense_stay_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_expense")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_expense_booking_id", "expense", ["stream", "booking_id"], unique=False)
    op.create_index("ix_expense_stay_id", "expense", ["stream", "stay_id"], unique=False)
    op.create_table(
        "expense_item",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column(
            "expense_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column(
            "member_ids", sa.Text().with_variant(postgresql.JSON(astext_type=sa.Text()), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["stream", "expense_id"],
            ["expense.stream", "expense.id"],
            name="fk_expense_item_expense_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_expense_item")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_expense_item_expense_id", "expense_item", ["stream", "expense_id"], unique=False)

    op.create_table(
        "payment",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column(
            "expense_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False
        ),
        sa.Column("member_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["stream", "expense_id"],
            ["expense.stream", "expense.id"],
            name="fk_payment_expense_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["stream", "member_id"],
            ["member.stream", "member.id"],
            name="fk_payment_member_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_payment")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_payment_expense_id", "payment", ["stream", "expense_id"], unique=False)
    op.create_index("ix_payment_member_id", "payment", ["stream", "member_id"], unique=False)

    op.create_table(
        "settlement",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("from_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("to_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("rate", sa.Float(precision=53), nullable=True),
        sa.Column("rate_source", sa.Text(), nullable=True),
        sa.Column("settled_on", sa.String(length=10).with_variant(sa.Date(), "postgresql"), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["stream", "from_id"],
            ["member.stream", "member.id"],
            name="fk_settlement_from_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["stream", "to_id"],
            ["member.stream", "member.id"],
            name="fk_settlement_to_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_settlement")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_settlement_from_id", "settlement", ["stream", "from_id"], unique=False)
    op.create_index("ix_settlement_to_id", "settlement", ["stream", "to_id"], unique=False)

    op.create_table(
        "split",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column(
            "expense_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False
        ),
        sa.Column("member_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["stream", "expense_id"],
            ["expense.stream", "expense.id"],
            name="fk_split_expense_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["stream", "member_id"],
            ["member.stream", "member.id"],
            name="fk_split_member_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_split")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_split_expense_id", "split", ["stream", "expense_id"], unique=False)
    op.create_index("ix_split_member_id", "split", ["stream", "member_id"], unique=False)

    op.add_column("member", sa.Column("is_former", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    raise NotImplementedError("Restore a backup instead: going back would lose what was written since.")
