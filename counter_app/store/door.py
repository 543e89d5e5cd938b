"""Who may sign in, read by the driver alone, so that the door is there before the library is."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3

from counter_app.domain.errors import StoreError
from counter_app.domain.user import Person, Role
from counter_app.store import key

# How far the book was written stands in this file: see store/mark.py.
MARK_NAME = "counter.mark"
# A book that was decided on and not yet put into its place: see store/restore.py.
DECIDED = "restored"
_QUERY = (
    "SELECT login, name, role, is_drill FROM person WHERE left_at IS NULL "
    "ORDER BY role, name LIMIT 200"
)


def is_there(data_dir: Path, database_path: Path) -> bool:
    """Whether a book is here, was, or is on its way: none of these is a reason to begin another."""
    beside = (data_dir / MARK_NAME, data_dir / DECIDED)
    return database_path.exists() or any(one.exists() for one in beside)


def people_at_the_door(data_dir: Path, database_path: Path, key_store: str) -> tuple[Person, ...]:
    """The sign-in list of an embedded file, or nothing where anything at all is in the way.

    Only a list to look at: the desk opens, checks and reports properly right behind it.
    """
    if not database_path.exists():
        return ()
    try:
        data_key = key.load_or_make(data_dir, key_store, is_new=False)
        connection = sqlcipher3.dbapi2.connect(f"file:{database_path}?mode=ro", uri=True)
    except (StoreError, sqlcipher3.dbapi2.Error):
        return ()
    try:
        data_key.unlock(connection)
        return tuple(
            Person(login, name, Role(role), bool(is_drill))
            for login, name, role, is_drill in connection.execute(_QUERY)
        )
    except (sqlcipher3.dbapi2.Error, ValueError):
        return ()
    finally:
        connection.close()
