"""The catalogue by date of effect: raw records beside curated ones."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the catalogue."""
    for name in ("author_id", "reason", "approver", "name", "field_name"):
        op.add_column("procedure", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("procedure", sa.Column("approved_at", sa.BigInteger(), nullable=True))
    op.create_table(
        "raw_record",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("shape", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("row", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("packed", sa.Text(), nullable=False),
        sa.Column("doubts", sa.Text(), nullable=False),
        sa.Column("read_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", "digest"),
    )
