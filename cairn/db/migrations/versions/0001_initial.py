"""Everything the first version keeps."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001_initial"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("username_key", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("password_version", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("avatar", sa.Text(), nullable=True),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column(
            "created_at", sa.String(length=27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email_key", name=op.f("uq_account_email_key")),
        sa.UniqueConstraint("username_key", name=op.f("uq_account_username_key")),
    )
    op.create_table(
        "app_setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_app_setting")),
    )
    op.create_table(
        "category",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("color", sa.Text(), nullable=False),
        sa.Column("icon", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_category")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "change",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column(
            "mutation_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False
        ),
        sa.Column("actor", sa.String(length=60), nullable=False),
        sa.Column("at", sa.String(length=27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column(
            "diffs", sa.Text().with_variant(postgresql.JSON(astext_type=sa.Text()), "postgresql"), nullable=False
        ),
        sa.Column(
            "conflicts", sa.Text().with_variant(postgresql.JSON(astext_type=sa.Text()), "postgresql"), nullable=False
        ),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "seq", name=op.f("pk_change")),
        sa.UniqueConstraint("stream", "mutation_id", name=op.f("uq_change_stream_mutation_id")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "day",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("day_on", sa.String(length=10).with_variant(sa.Date(), "postgresql"), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("position", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_day")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "gone",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("stream", "kind", "id", name=op.f("pk_gone")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "member",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("account_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("avatar", sa.Text(), nullable=True),
        sa.Column("position", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_member")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.create_index("ix_member_account_id", ["account_id"], unique=False)

    op.create_table(
        "place",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(precision=53), nullable=True),
        sa.Column("lng", sa.Float(precision=53), nullable=True),
        sa.Column(
            "category_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=True
        ),
        sa.Column("price_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("start_time", sa.Text(), nullable=True),
        sa.Column("end_time", sa.Text(), nullable=True),
        sa.Column("duration_minutes", sa.BigInteger(), nullable=False),
        sa.Column("image", sa.Text(), nullable=True),
        sa.Column("google_place_id", sa.Text(), nullable=True),
        sa.Column("google_ftid", sa.Text(), nullable=True),
        sa.Column("osm_id", sa.Text(), nullable=True),
        sa.Column("track", sa.Text(), nullable=True),
        sa.Column("track_color", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_place")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "preferences",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("time_format", sa.Text(), nullable=True),
        sa.Column("temperature_unit", sa.Text(), nullable=True),
        sa.Column("distance_unit", sa.Text(), nullable=True),
        sa.Column("default_currency", sa.Text(), nullable=True),
        sa.Column("week_start", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_preferences")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stream",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.Column("horizon", sa.BigInteger(), nullable=False),
        sa.Column(
            "made_at", sa.String(length=27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_stream")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "trip",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.String(length=10).with_variant(sa.Date(), "postgresql"), nullable=True),
        sa.Column("ends_on", sa.String(length=10).with_variant(sa.Date(), "postgresql"), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("cover", sa.Text(), nullable=True),
        sa.Column("reminder_days", sa.BigInteger(), nullable=False),
        sa.Column("is_archived", sa.Boolean(), nullable=False),
        sa.Column(
            "deleted_at", sa.String(length=27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=True
        ),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_trip")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "note",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("day_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("icon", sa.Text(), nullable=False),
        sa.Column("time", sa.Text(), nullable=True),
        sa.Column("position", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["stream", "day_id"], ["day.stream", "day.id"], name="fk_note_day_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_note")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index("ix_note_day_id", ["stream", "day_id"], unique=False)

    op.create_table(
        "session",
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column(
            "account_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False
        ),
        sa.Column(
            "created_at", sa.String(length=27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False
        ),
        sa.Column(
            "last_seen_at", sa.String(length=27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False
        ),
        sa.Column(
            "expires_at", sa.String(length=27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False
        ),
        sa.Column("user_agent", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_session_account_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_account_id"), ["account_id"], unique=False)

    op.create_table(
        "stop",
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False),
        sa.Column("day_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=True),
        sa.Column("place_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("start_time", sa.Text(), nullable=True),
        sa.Column("end_time", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("travel_mode", sa.Text(), nullable=False),
        sa.Column("is_locked", sa.Boolean(), nullable=False),
        sa.Column(
            "attendee_ids", sa.Text().with_variant(postgresql.JSON(astext_type=sa.Text()), "postgresql"), nullable=False
        ),
        sa.Column("position", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["stream", "day_id"], ["day.stream", "day.id"], name="fk_stop_day_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["stream", "place_id"],
            ["place.stream", "place.id"],
            name="fk_stop_place_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("stream", "id", name=op.f("pk_stop")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("stop", schema=None) as batch_op:
        batch_op.create_index("ix_stop_day_id", ["stream", "day_id"], unique=False)
        batch_op.create_index("ix_stop_place_id", ["stream", "place_id"], unique=False)

    op.create_table(
        "one_use_token",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column(
            "account_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False
        ),
        sa.Column(
            "session_id", sa.String(length=36).with_variant(sa.UUID(as_uuid=False), "postgresql"), nullable=False
        ),
        sa.Column(
            "expires_at", sa.String(length=27).with_variant(sa.DateTime(timezone=True), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_one_use_token_account_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_one_use_token_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_one_use_token")),
    )


def downgrade() -> None:
    raise NotImplementedError("Restore a backup instead: going back would lose what was written since.")
