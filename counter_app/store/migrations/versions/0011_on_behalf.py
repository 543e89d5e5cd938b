"""On whose behalf a dossier was handed in, and how its result goes home."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the columns of form 01 that nobody was asked for before."""
    for name in ("authorised_by", "return_way", "return_address"):
        op.add_column("dossier", sa.Column(name, sa.Text(), nullable=True))
