"""A dossier's whole life: steps, pauses, extensions, hand-overs."""

from __future__ import annotations

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of a dossier's life."""
