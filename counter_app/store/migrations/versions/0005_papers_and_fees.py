"""What was found of each paper, and what a fee was computed from."""

from __future__ import annotations

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the columns of checked papers and re-computed fees."""
