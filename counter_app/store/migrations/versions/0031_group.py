"""Dossiers that are handed in at once and paid by one code; the people of a household."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No dossier was one of a group before; each index holds only those that are."""
    op.add_column("dossier", sa.Column("group_number", sa.Text(), nullable=True))
    op.add_column("dossier", sa.Column("household", sa.Text(), nullable=True))
    op.add_column("payment", sa.Column("group_id", sa.Text(), nullable=True))
    for name, table, column in (
        ("dossier_group", "dossier", "group_number"),
        ("payment_group_id", "payment", "group_id"),
    ):
        where = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            name, table, [column], unique=False, sqlite_where=where, postgresql_where=where
        )
    op.create_table(
        "payment_group",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("amount_due", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=True),
        sa.Column("requested_at", sa.BigInteger(), nullable=False),
        sa.Column("shift_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("reference"),
    )
