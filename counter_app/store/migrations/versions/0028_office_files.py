"""An office's files, which every counter of it reads; a desk of its own has a folder for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Rows of sealed bytes, outside trail and seals: a digest and a cipher's tag hold each file."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.create_table(
        "blob",
        sa.Column("digest", sa.Text(), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    # Sealed bytes do not shrink; without the try they are read and written faster.
    op.execute("ALTER TABLE blob ALTER COLUMN content SET STORAGE EXTERNAL")
