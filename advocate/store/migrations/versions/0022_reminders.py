"""Own reminders, what was put off, letters that rest, a calendar of all cases, an e-mail of what is due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0022_reminders"
down_revision = "0021_adjustments"


def upgrade() -> None:
    _table(
        "reminder",
        [
            sa.Column("text", sa.Text(), nullable=False),
            sa.Column("remind_on", sa.Date(), nullable=False),
            sa.Column("done_on", sa.Date(), nullable=True),
            sa.Column("deleted_at", sa.DateTime(), nullable=True),
        ],
        in_case=True,
    )
    _table(
        "snooze",
        [
            sa.Column("action", sa.String(length=160), nullable=False),
            sa.Column("until", sa.Date(), nullable=False),
            sa.UniqueConstraint("case_id", name=op.f("uq_snooze_case_id")),
        ],
        in_case=True,
    )
    _table(
        "feed",
        [
            sa.Column("token_sha256", sa.String(length=64), nullable=False),
            sa.Column("events", sa.JSON(), nullable=False),
            sa.UniqueConstraint("owner_id", name=op.f("uq_feed_owner_id")),
            sa.UniqueConstraint("token_sha256", name=op.f("uq_feed_token_sha256")),
        ],
    )
    _table(
        "digest",
        [
            sa.Column("address", sa.String(length=320), nullable=False),
            sa.Column("is_on", sa.Boolean(), nullable=False),
            sa.Column("stop_token", sa.String(length=64), nullable=False),
            sa.Column("told", sa.JSON(), nullable=False),
            sa.Column("asked_on", sa.Date(), nullable=True),
            sa.Column("begun_on", sa.Date(), nullable=True),
            sa.Column("sent_on", sa.Date(), nullable=True),
            sa.Column("failures", sa.Integer(), nullable=False),
            sa.Column("try_at", sa.DateTime(), nullable=True),
            sa.Column("problem", sa.Text(), nullable=False),
            sa.UniqueConstraint("owner_id", name=op.f("uq_digest_owner_id")),
            sa.UniqueConstraint("stop_token", name=op.f("uq_digest_stop_token")),
        ],
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("resting_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("changed_at", sa.DateTime(), nullable=True))


def _table(name: str, parts: Sequence[Any], *, in_case: bool = False) -> None:
    """Make a table with the columns that every row of an owner has, and that of its case."""
    belongs = [sa.Column("case_id", sa.Integer(), nullable=False)] if in_case else []
    refers = [_refers(name, "case")] if in_case else []
    op.create_table(
        name,
        *(part for part in parts if isinstance(part, sa.Column)),
        *belongs,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        *refers,
        _refers(name, "owner"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{name}_public_id")),
        *(part for part in parts if not isinstance(part, sa.Column)),
    )
    with op.batch_alter_table(name, schema=None) as batch_op:
        for column in (*(("case_id",) if in_case else ()), "owner_id"):
            batch_op.create_index(batch_op.f(f"ix_{name}_{column}"), [column], unique=False)


def _refers(name: str, to: str) -> sa.ForeignKeyConstraint:
    key = op.f(f"fk_{name}_{to}_id")
    return sa.ForeignKeyConstraint([f"{to}_id"], [f"{to}.id"], name=key, ondelete="CASCADE")
