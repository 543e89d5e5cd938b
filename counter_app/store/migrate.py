"""Brings a database to this program's schema, or says politely why it cannot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from counter_app.domain.errors import StoreError
from counter_app.store.engine import WRITING, trouble

if TYPE_CHECKING:
    from alembic.config import Config

_FOLDER = Path(__file__).with_name("migrations")
# The last of the steps. Alembic knows it too, but loading Alembic costs each start a tenth of a
# second; a test holds the two together.
NEWEST = "0032"


def migrate(engine: Engine, before: Callable[[str], None]) -> None:
    """Run what is missing, all in one transaction.

    `before` is called with the step where the database stands, while no one else can write; where
    it raises, nothing is touched. A database that is empty needs no such call.

    Raises StoreError("database_newer_than_program") where the file was made by a later version,
    and "update_failed" where a step fails: then the database is as it was.
    """
    with engine.connect() as connection:
        if revision(connection) == NEWEST:
            return
    from alembic.script import ScriptDirectory

    with engine.connect() as connection:
        writing = connection.execution_options(**{WRITING: True})
        with writing.begin():
            found = revision(writing)
            if found == NEWEST:
                # Another counter was faster while this one waited for its turn.
                return
            config = _config(writing)
            scripts = ScriptDirectory.from_config(config)
            known = {step.revision for step in scripts.walk_revisions()}
            if found is not None and found not in known:
                raise StoreError("database_newer_than_program", version=found)
            if found is not None:
                before(found)
            _upgrade(config)


def lay(connection: Connection) -> None:
    """Every table of this program's schema, in the caller's transaction; raises as `migrate`."""
    _upgrade(_config(connection))


def _upgrade(config: Config) -> None:
    from alembic import command
    from alembic.util import CommandError

    try:
        command.upgrade(config, "head")
    except (DBAPIError, CommandError) as error:
        if isinstance(error, DBAPIError) and (known := trouble(error)).code != "database_trouble":
            raise known from None
        raise StoreError("update_failed", kind=type(error).__name__) from None


def is_empty(engine: Engine) -> bool:
    """Whether no step was ever taken here."""
    with engine.connect() as connection:
        return revision(connection) is None


def revision(connection: Connection) -> str | None:
    """The schema step this database stands at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    # A per cent sign would start an interpolation; a folder's name may well hold one.
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
