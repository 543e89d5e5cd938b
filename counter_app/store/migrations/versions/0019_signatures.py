"""What was found out about the signatures of a file that stands for a paper."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; files of before were all made here, and nobody signed them."""
    op.add_column("scan", sa.Column("signatures", sa.Text(), nullable=True))
