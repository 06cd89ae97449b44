"""What the customer says of the things that a body asks for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023_ticked"
down_revision = "0022_reminders"


def upgrade() -> None:
    with op.batch_alter_table("escalation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ticked", sa.JSON(), nullable=True))
    table = sa.table("escalation", sa.column("ticked", sa.JSON()))
    op.execute(table.update().values(ticked={}))
    with op.batch_alter_table("escalation", schema=None) as batch_op:
        batch_op.alter_column("ticked", existing_type=sa.JSON(), nullable=False)
