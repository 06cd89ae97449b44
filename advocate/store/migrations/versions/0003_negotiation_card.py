"""The private negotiation card, and whether a reply slip goes with a letter."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003_negotiation_card"
down_revision = "0002_letter_particulars"


def upgrade() -> None:
    op.create_table(
        "negotiation_card",
        sa.Column("fair", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("alternative", sa.Text(), nullable=False),
        sa.Column("theirs", sa.Text(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_negotiation_card_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["owner.id"], name=op.f("fk_negotiation_card_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_negotiation_card")),
        sa.UniqueConstraint("case_id", name=op.f("uq_negotiation_card_case_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_negotiation_card_public_id")),
    )
    with op.batch_alter_table("negotiation_card", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_negotiation_card_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_negotiation_card_owner_id"), ["owner_id"], unique=False)
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("slip", sa.Boolean(), nullable=True))
