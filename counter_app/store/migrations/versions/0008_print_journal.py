"""Prints that nothing is known of are found at once."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index of print states."""
    op.create_index("print_job_state", "print_job", ["state", "at"], unique=False)
