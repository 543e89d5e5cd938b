"""Finding a dossier by what a clerk types."""

from __future__ import annotations

from alembic import op

from counter_app.store import search

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the search index, and let every dossier be found that is already here."""
    for statement in search.statements(op.get_bind().dialect.name):
        op.execute(statement)
    search.fill(op.get_bind())
