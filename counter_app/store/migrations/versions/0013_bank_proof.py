"""Each feed's own record of a credit, what a credit was laid to, and who decided."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the bank's proof."""
    op.add_column("bank_credit", sa.Column("doubt", sa.Text(), nullable=True))
    op.add_column("bank_credit", sa.Column("decided_by", sa.Text(), nullable=True))
    op.add_column("bank_credit", sa.Column("decided_name", sa.Text(), nullable=True))
    op.add_column("bank_credit", sa.Column("decided_at", sa.BigInteger(), nullable=True))
    op.add_column("bank_credit", sa.Column("reason", sa.Text(), nullable=True))
    op.create_index("bank_credit_alike", "bank_credit", ["amount", "booked_at"], unique=False)
    op.create_index("bank_credit_noted", "bank_credit", ["verdict", "noted_at"], unique=False)
    op.create_table(
        "bank_record",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("credit_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("read_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source", "digest"),
    )
    op.create_index("bank_record_credit", "bank_record", ["provider", "credit_id"], unique=False)
    op.create_table(
        "credit_share",
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("credit_id", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("payment_id", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("transfers", sa.Text(), nullable=False),
        sa.Column("payment_version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("laid_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reverses", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("provider", "credit_id", "position"),
    )
    op.create_index("credit_share_payment", "credit_share", ["payment_id"], unique=False)
