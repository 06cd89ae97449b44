"""A case that somebody other than its owner signs: their name and where they are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004_own_details"
down_revision = "0003_negotiation_card"


def upgrade() -> None:
    with op.batch_alter_table("case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("complainant_name", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("complainant_address", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("complainant_email", sa.String(length=320), nullable=True))
        batch_op.add_column(sa.Column("complainant_phone", sa.String(length=60), nullable=True))
