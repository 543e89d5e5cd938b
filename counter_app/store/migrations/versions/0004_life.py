"""A dossier's whole life: waits, hand-overs, the apology, the result, moved promises."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of a dossier's life, and the columns that lead to them."""
    op.add_column("dossier", sa.Column("first_due_at", sa.BigInteger(), nullable=True))
    op.add_column("dossier", sa.Column("calendar_version", sa.Text(), nullable=True))
    op.add_column("dossier", sa.Column("deciding_agency", sa.Text(), nullable=True))
    op.add_column("dossier", sa.Column("arrived_at", sa.BigInteger(), nullable=True))
    op.add_column("dossier", sa.Column("holder", sa.Text(), nullable=True))
    op.add_column("dossier", sa.Column("holder_due_at", sa.BigInteger(), nullable=True))
    op.add_column("dossier", sa.Column("finished_at", sa.BigInteger(), nullable=True))
    op.add_column("dossier", sa.Column("returned_at", sa.BigInteger(), nullable=True))
    op.add_column("calendar", sa.Column("valid_from", sa.Text(), nullable=True))
    op.add_column("calendar", sa.Column("author_id", sa.Text(), nullable=True))
    op.add_column("calendar", sa.Column("author", sa.Text(), nullable=True))
    op.add_column("calendar", sa.Column("reason", sa.Text(), nullable=True))
    op.add_column("calendar", sa.Column("approver", sa.Text(), nullable=True))
    op.add_column("calendar", sa.Column("approved_at", sa.BigInteger(), nullable=True))
    op.add_column("slip", sa.Column("version", sa.BigInteger(), nullable=True))
    op.add_column("slip", sa.Column("digest", sa.Text(), nullable=True))
    op.create_table(
        "dossier_wait",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_name", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("pauses", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("answer_by", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("ended_at", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("ended_name", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("dossier_id", "position"),
    )
    op.create_table(
        "handover",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("list_number", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("from_unit", sa.Text(), nullable=False),
        sa.Column("to_unit", sa.Text(), nullable=False),
        sa.Column("is_coordinating", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("given_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("giver", sa.Text(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("taken_at", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("receiver", sa.Text(), nullable=True),
        sa.Column("done_at", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("dossier_id", "position"),
    )
    op.create_index("handover_list", "handover", ["list_number"], unique=False)
    op.create_index("handover_open", "handover", ["done_at", "due_at"], unique=False)
    op.create_table(
        "apology",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("drafted_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("leave_by", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("old_due_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("new_due_at", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("working_days", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_name", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("dossier_id"),
    )
    op.create_index("apology_state", "apology", ["state", "leave_by"], unique=False)
    op.create_table(
        "result",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("finished_name", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=True),
        sa.Column("receiver", sa.Text(), nullable=True),
        sa.Column("tracking", sa.Text(), nullable=True),
        sa.Column("returned_at", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("returned_name", sa.Text(), nullable=True),
        sa.Column("called_at", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("calls", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("dossier_id"),
    )
    op.create_table(
        "promise_change",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("calendar_version", sa.Text(), nullable=False),
        sa.Column("old_due_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("new_due_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_name", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("dossier_id", "calendar_version"),
    )
    op.create_index("promise_change_state", "promise_change", ["state"], unique=False)
    op.create_index("slip_dossier", "slip", ["dossier_id"], unique=False)
