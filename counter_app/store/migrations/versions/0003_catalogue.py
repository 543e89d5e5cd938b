"""The catalogue by date of effect: raw records beside curated ones."""

from __future__ import annotations

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the catalogue."""
