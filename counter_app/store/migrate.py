"""Brings a database to this program's schema, or says politely why it cannot."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from counter_app.domain.errors import StoreError
from counter_app.store.engine import WRITING

_FOLDER = Path(__file__).with_name("migrations")


def migrate(engine: Engine) -> None:
    """Run what is missing, all in one transaction.

    Raises StoreError("database_newer_than_program") where the file was made by a later version.
    """
    with engine.connect() as connection:
        writing = connection.execution_options(**{WRITING: True})
        with writing.begin():
            found = revision(writing)
            if found == newest():
                return
            if found is not None and found not in _known():
                raise StoreError("database_newer_than_program", version=found)
            command.upgrade(_config(writing), "head")


def is_empty(engine: Engine) -> bool:
    """Whether no step was ever taken here."""
    with engine.connect() as connection:
        return revision(connection) is None


def revision(connection: Connection) -> str | None:
    """The schema step this database stands at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """The schema step of this program."""
    return _known()[0]


@cache
def _known() -> tuple[str, ...]:
    return tuple(step.revision for step in _scripts().walk_revisions())


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(None))


def _config(connection: Connection | None) -> Config:
    config = Config()
    # A per cent sign would start an interpolation; a folder's name may well hold one.
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    if connection is not None:
        config.attributes["connection"] = connection
    return config
