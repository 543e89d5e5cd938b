"""Indexes of the few rows that a supervisor's day is looked up by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Partial ones, which cost an ordinary save nothing."""
    for name, table, condition in (
        ("event_correct", "dossier_event", "kind = 'correct'"),
        ("print_job_copy", "print_job", "copy > 0"),
    ):
        where = sa.text(condition)
        op.create_index(
            name, table, ["at"], unique=False, sqlite_where=where, postgresql_where=where
        )
