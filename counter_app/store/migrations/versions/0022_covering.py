"""Indexes that hold all that a month's report reads of a dossier."""

from __future__ import annotations

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The rows stay as they are."""
    op.create_index(
        "dossier_received",
        "dossier",
        ["received_at", "status", "procedure_code", "deciding_agency"],
        unique=False,
    )
    op.create_index(
        "dossier_finished",
        "dossier",
        ["finished_at", "received_at", "due_at", "status", "procedure_code", "deciding_agency"],
        unique=False,
    )
