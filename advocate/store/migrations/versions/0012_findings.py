"""The passage of an exhibit that matters, what became of what was found, and what evidence is wanted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012_findings"
down_revision = "0011_endings"


def upgrade() -> None:
    _findings()
    _wanted_evidence()
    with op.batch_alter_table("exhibit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("passage", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("passage_page", sa.Integer(), server_default="0", nullable=False))
    with op.batch_alter_table("exhibit", schema=None) as batch_op:
        batch_op.alter_column("passage", server_default=None)
        batch_op.alter_column("passage_page", server_default=None)


def _findings() -> None:
    op.create_table(
        "finding",
        sa.Column("exhibit_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exhibit_id"], ["exhibit.id"], name=op.f("fk_finding_exhibit_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_finding_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["owner.id"], name=op.f("fk_finding_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("exhibit_id", "key", name=op.f("uq_finding_exhibit_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_finding_public_id")),
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_finding_exhibit_id"), ["exhibit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_finding_owner_id"), ["owner_id"], unique=False)


def _wanted_evidence() -> None:
    op.create_table(
        "wanted_evidence",
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_wanted_evidence_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["owner.id"], name=op.f("fk_wanted_evidence_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wanted_evidence")),
        sa.UniqueConstraint("case_id", "item", name=op.f("uq_wanted_evidence_case_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_wanted_evidence_public_id")),
    )
    with op.batch_alter_table("wanted_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wanted_evidence_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_wanted_evidence_owner_id"), ["owner_id"], unique=False)
