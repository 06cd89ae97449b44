"""Which exhibit an exhibit was taken from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006_came_with"
down_revision = "0005_escalation"


def upgrade() -> None:
    with op.batch_alter_table("exhibit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("came_with", sa.Integer(), server_default="0", nullable=False))
    with op.batch_alter_table("exhibit", schema=None) as batch_op:
        batch_op.alter_column("came_with", server_default=None)
