"""What the city told, the questions that come of it, and the evening's comparison of keys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=null)


def _int(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=null)


def _key(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=False)


def upgrade() -> None:
    """Make the tables of the inbox."""
    op.create_table(
        "inbox_change",
        _key("cursor"),
        _text("kind"),
        _text("body"),
        _text("outcome"),
        _int("noted_at"),
        _text("seal"),
        sa.PrimaryKeyConstraint("cursor"),
    )
    op.create_index("inbox_change_kind", "inbox_change", ["kind", "outcome"], unique=False)
    op.create_table(
        "city_question",
        _key("cursor"),
        _text("matter"),
        _text("dossier_id"),
        _text("ours"),
        _text("theirs"),
        _text("note"),
        _int("told_at"),
        _text("answer"),
        _int("made_at"),
        _text("reason", null=True),
        _text("decided_by", null=True),
        _text("decided_name", null=True),
        _int("decided_at", null=True),
        _text("seal"),
        sa.PrimaryKeyConstraint("cursor"),
    )
    op.create_index("city_question_answer", "city_question", ["answer"], unique=False)
    op.create_table(
        "compared_day",
        _text("day"),
        _int("ours"),
        _int("theirs"),
        _int("forgotten"),
        _text("unknown"),
        _int("compared_at"),
        _text("seal"),
        sa.PrimaryKeyConstraint("day"),
    )
    op.create_index("outbox_made", "outbox", ["made_at"], unique=False)
    op.add_column("dossier", _text("city_status", null=True))
    op.add_column("dossier", _int("city_status_at", null=True))
