"""Tables that are brought into a timeline; what came of each ask, and a case that was opened again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011_endings"
down_revision = "0007_redactions"


def upgrade() -> None:
    op.create_table(
        "brought_table",
        sa.Column("filename", sa.String(length=300), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("reading", sa.JSON(), nullable=False),
        sa.Column("ticks", sa.JSON(), nullable=False),
        sa.Column("exhibit_id", sa.String(length=32), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("brought_at", sa.DateTime(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_brought_table_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["owner.id"], name=op.f("fk_brought_table_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brought_table")),
        sa.UniqueConstraint("public_id", name=op.f("uq_brought_table_public_id")),
    )
    with op.batch_alter_table("brought_table", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_brought_table_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_brought_table_owner_id"), ["owner_id"], unique=False)
    with op.batch_alter_table("closing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asks", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("time_back", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("checked_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("reopened_on", sa.Date(), nullable=True))
    with op.batch_alter_table("closing", schema=None) as batch_op:
        batch_op.alter_column("asks", server_default=None)
        batch_op.alter_column("time_back", server_default=None)
