"""What was covered in the copies of exhibits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007_redactions"
down_revision = "0006_came_with"


def upgrade() -> None:
    op.create_table(
        "redaction",
        sa.Column("exhibit_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("left", sa.Integer(), nullable=False),
        sa.Column("top", sa.Integer(), nullable=False),
        sa.Column("right", sa.Integer(), nullable=False),
        sa.Column("bottom", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exhibit_id"], ["exhibit.id"], name=op.f("fk_redaction_exhibit_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_redaction_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["owner.id"], name=op.f("fk_redaction_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redaction")),
        sa.UniqueConstraint("public_id", name=op.f("uq_redaction_public_id")),
    )
    with op.batch_alter_table("redaction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_redaction_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_redaction_exhibit_id"), ["exhibit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_redaction_owner_id"), ["owner_id"], unique=False)
    with op.batch_alter_table("exhibit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("covered", sa.Integer(), server_default="0", nullable=False))
    with op.batch_alter_table("exhibit", schema=None) as batch_op:
        batch_op.alter_column("covered", server_default=None)
