"""Work that belongs to no case yet: bringing one in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018_work_before_a_case"
down_revision = "0012_findings"


def upgrade() -> None:
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.alter_column("case_id", existing_type=sa.Integer(), nullable=True)
