"""Finished parts of case summaries, how far a piece of work is, and the files that came out of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020_summary_parts"
down_revision = "0019_replies"


def upgrade() -> None:
    op.create_table(
        "summary_part",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_summary_part_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["owner.id"], name=op.f("fk_summary_part_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summary_part")),
        sa.UniqueConstraint("case_id", "key", name=op.f("uq_summary_part_case_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_summary_part_public_id")),
    )
    with op.batch_alter_table("summary_part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_summary_part_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_summary_part_owner_id"), ["owner_id"], unique=False)
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.add_column(sa.Column("progress", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("files", sa.JSON(), server_default="[]", nullable=False))
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.alter_column("progress", server_default=None)
        batch_op.alter_column("files", server_default=None)
