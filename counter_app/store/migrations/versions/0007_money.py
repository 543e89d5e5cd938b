"""Several payments of one dossier, what goes back, cash between fees, one event of money."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of refunds and cash moves, and the columns that lead to them."""
    op.add_column("shift", sa.Column("opening_expected", sa.BigInteger(), nullable=True))
    op.add_column("shift", sa.Column("opening_reason", sa.Text(), nullable=True))
    op.add_column("payment", sa.Column("payer_name", sa.Text(), nullable=True))
    op.add_column("payment", sa.Column("payer_id", sa.Text(), nullable=True))
    op.add_column("payment", sa.Column("notes", sa.Text(), nullable=True))
    op.add_column("payment", sa.Column("replaces", sa.Text(), nullable=True))
    op.add_column("ledger_transfer", sa.Column("event_id", sa.Text(), nullable=True))
    op.create_index("transfer_payment", "ledger_transfer", ["payment_id"], unique=False)
    op.create_table(
        "receipt_line",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", "position"),
    )
    op.create_table(
        "refund",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("receipt_number", sa.Text(), nullable=True),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seen", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("fee_part", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("surplus_part", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("requested_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("requested_by", sa.Text(), nullable=False),
        sa.Column("requested_name", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_name", sa.Text(), nullable=True),
        sa.Column("paid_at", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("paid_name", sa.Text(), nullable=True),
        sa.Column("bank_reference", sa.Text(), nullable=True),
        sa.Column("payer_name", sa.Text(), nullable=True),
        sa.Column("payer_id", sa.Text(), nullable=True),
        sa.Column("shift_id", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("refund_payment", "refund", ["payment_id"], unique=False)
    op.create_index("refund_state", "refund", ["state"], unique=False)
    op.create_index("refund_dossier", "refund", ["dossier_id"], unique=False)
    op.create_index("refund_shift", "refund", ["shift_id"], unique=False)
    op.create_table(
        "cash_move",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("shift_id", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("cash_move_shift", "cash_move", ["shift_id"], unique=False)
