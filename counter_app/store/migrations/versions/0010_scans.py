"""Files that stand for papers, and the files a fact needs at the city."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of scans and the outbox's column of files."""
    op.create_table(
        "scan",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("pages", sa.BigInteger(), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("differs_because", sa.Text(), nullable=False),
        sa.Column("dpi", sa.BigInteger(), nullable=False),
        sa.Column("is_colour", sa.BigInteger(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_name", sa.Text(), nullable=False),
        sa.Column("discarded_at", sa.BigInteger(), nullable=True),
        sa.Column("discarded_name", sa.Text(), nullable=True),
        sa.Column("discard_reason", sa.Text(), nullable=True),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("dossier_id", "subject", "version"),
    )
    op.create_index("scan_file", "scan", ["sha256"], unique=False)
    op.add_column("outbox", sa.Column("files", sa.Text(), nullable=True))
