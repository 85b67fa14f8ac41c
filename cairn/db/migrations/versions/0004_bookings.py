"""Bookings."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004_bookings"
down_revision = "0003_todos"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stay",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("place_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("check_in_on", sa.String(length=10).with_variant(sa.Date(), "postgresql"), nullable=False),
        sa.Column("check_in_from", sa.Text(), nullable=True),
        sa.Column("check_in_until", sa.Text(), nullable=True),
        sa.Column("check_out_on", sa.String(length=10).with_variant(sa.Date(), "postgresql"), nullable=False),
        sa.Column("check_out_by", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("price_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column(
            "attendee_ids", sa.Text().with_variant(postgresql.JSON(astext_type=sa.Text()), "postgresql"), nullable=False
        ),
        sa.Column("needs_review", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["stream", "place_id"],
            ["place.stream", "place.id"],
            name="fk_stay_place_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_stay")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stay_place_id", "stay", ["stream", "place_id"], unique=False)

    op.create_table(
        "booking",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("price_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.String(length=10).with_variant(sa.Date(), "postgresql"), nullable=True),
        sa.Column("start_time", sa.Text(), nullable=True),
        sa.Column("ends_on", sa.String(length=10).with_variant(sa.Date(), "postgresql"), nullable=True),
        sa.Column("end_time", sa.Text(), nullable=True),
        sa.Column("tz", sa.Text(), nullable=True),
        sa.Column("place_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=True),
        sa.Column("stop_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=True),
        sa.Column(
            "attendee_ids", sa.Text().with_variant(postgresql.JSON(astext_type=sa.Text()), "postgresql"), nullable=False
        ),
        sa.Column("needs_review", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["stream", "place_id"],
            ["place.stream", "place.id"],
            name="fk_booking_place_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["stream", "stop_id"],
            ["stop.stream", "stop.id"],
            name="fk_booking_stop_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_booking")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_booking_place_id", "booking", ["stream", "place_id"], unique=False)
    op.create_index("ix_booking_stop_id", "booking", ["stream", "stop_id"], unique=False)

    op.create_table(
        "segment",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column(
            "booking_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False
        ),
        sa.Column("from_name", sa.Text(), nullable=False),
        sa.Column("from_code", sa.Text(), nullable=True),
        sa.Column("from_lat", sa.Float(precision=53), nullable=True),
        sa.Column("from_lng", sa.Float(precision=53), nullable=True),
        sa.Column("from_tz", sa.Text(), nullable=True),
        sa.Column("departs_on", sa.String(length=10).with_variant(sa.Date(), "postgresql"), nullable=True),
        sa.Column("departs_at", sa.Text(), nullable=True),
        sa.Column("to_name", sa.Text(), nullable=False),
        sa.Column("to_code", sa.Text(), nullable=True),
        sa.Column("to_lat", sa.Float(precision=53), nullable=True),
        sa.Column("to_lng", sa.Float(precision=53), nullable=True),
        sa.Column("to_tz", sa.Text(), nullable=True),
        sa.Column("arrives_on", sa.String(length=10).with_variant(sa.Date(), "postgresql"), nullable=True),
        sa.Column("arrives_at", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("carrier", sa.Text(), nullable=True),
        sa.Column("seat", sa.Text(), nullable=True),
        sa.Column("travel_class", sa.Text(), nullable=True),
        sa.Column("platform", sa.Text(), nullable=True),
        sa.Column("position", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["stream", "booking_id"],
            ["booking.stream", "booking.id"],
            name="fk_segment_booking_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_segment")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_segment_booking_id", "segment", ["stream", "booking_id"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("Restore a backup instead: going back would lose what was written since.")
