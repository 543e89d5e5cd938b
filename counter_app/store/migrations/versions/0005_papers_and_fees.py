"""What was found of each paper, and what a fee was computed from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the columns of checked papers and re-computed fees."""
    op.add_column("dossier_paper", sa.Column("words", sa.Text(), nullable=True))
    op.add_column("dossier_paper", sa.Column("alternative", sa.Text(), nullable=True))
    op.add_column("dossier_paper", sa.Column("answered", sa.BigInteger(), nullable=True))
    op.add_column("dossier_paper", sa.Column("source", sa.Text(), nullable=True))
    op.add_column("dossier_paper", sa.Column("basis", sa.Text(), nullable=True))
    op.add_column("dossier_paper", sa.Column("unread", sa.Text(), nullable=True))
    op.add_column("fee_line", sa.Column("proof", sa.Text(), nullable=True))
    op.add_column("dossier", sa.Column("bill_asked", sa.Text(), nullable=True))
    op.create_index("dossier_person", "dossier", ["id_number"], unique=False)
