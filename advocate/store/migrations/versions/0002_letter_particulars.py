"""What a letter is about beyond the case: a column of particulars."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_letter_particulars"
down_revision = "0001_first_tables"


def upgrade() -> None:
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("particulars", sa.JSON(), server_default="{}", nullable=False))
