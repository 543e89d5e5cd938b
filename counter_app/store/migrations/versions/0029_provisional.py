"""What a dossier was called while no number was left."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No dossier had a provisional code before; the index holds only those that have one."""
    op.add_column("dossier", sa.Column("provisional_code", sa.Text(), nullable=True))
    where = sa.text("provisional_code IS NOT NULL")
    op.create_index(
        "dossier_provisional",
        "dossier",
        ["provisional_code"],
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )
